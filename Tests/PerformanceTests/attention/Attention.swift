import Lemma

/// Attention of length 4096 with 64 dimensions, streamed.
func streamedAttention(_ inputs: Inputs) -> [String: Kernel] {
  let queries = inputs.matrix("queries", columns: 64)
  let keys = inputs.matrix("keys", columns: 64)
  let values = inputs.matrix("values", columns: 64)
  func kernel(_ mask: AttentionMask) -> Kernel {
    Kernel({ attention(queries: queries, keys: keys, values: values, mask: mask) }) { $0.frobeniusNorm }
  }
  return ["attention": kernel(.none), "causal attention": kernel(.causal)]
}
