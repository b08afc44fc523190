/// Articles as authors write them, with everything a page can hold.
enum SampleArticles {
  static let chinese = #"""
    ---
    title: 光滑的 $\max$：SquarePlus 与 SoftPlus
    subtitle: 两条曲线在零点相遇
    date: 2026-03-01
    updated: 2026-03-08
    author: 某某
    tags: [优化, 激活函数, "C++"]
    category: 数学
    lang: zh-Hans
    macros:
      R: \mathbb{R}
      norm: ['\left\|#1\right\|', 1]
    ---
    ReLU 的光滑近似很多，最著名的是 SoftPlus，但它需要指数与对数。
    本文讨论 SquarePlus，它只需要**“开平方”**一种运算，见 \eqref{eq:squareplus}。

    <!-- more -->

    ## 定义与性质

    对 $x\in\R$ 和 $b>0$，记
    \begin{equation}
    \text{SquarePlus}_b(x)=\frac{x+\sqrt{x^2+b}}{2}\label{eq:squareplus}
    \end{equation}
    而 SoftPlus 是 $\log(e^x+1)$。若 $b=\swift{b}$，则两者在零点相等[^1]，
    即 $\norm{f-g}_\infty$ 有界，误差为 `{swift} error`：
    \begin{align}
    f(0) &= \frac{\sqrt{b}}{2} = \log 2 \label{eq:zero} \\
    f'(0) &= \frac12 \notag \\
    \lim_{x\to\infty}\bigl(f(x)-x\bigr) &= 0 \label{eq:limit}
    \end{align}

    [^1]: 证明只需代入 $x=0$。

    ```swift
    //| label: fig-curves
    //| caption: 三条曲线，$b=4\log^2 2$
    let b = 4 * log(2) * log(2)      // 使两者在零点相等
    func squareplus(_ x: Double) -> Double { (x + sqrt(x * x + b)) / 2 }
    @Sendable func name(_ x: Double) -> String { "f(\(x, digits: 3)) = \(squareplus(x))" }
    plot("SquarePlus", description: "三条曲线") { Line("ReLU", from: -4, through: 4) { max($0, 0) } }
    claim("eq:zero", "SquarePlus 与 SoftPlus 在零点相等", squareplus(0) ≈ log(2) ± 1e-15)
    claim("tail", "差在 $x=4$ 处小于千分之一", squareplus(4) - 4 ≤ 1e-3)
    ```

    ### 数值

    下面的表比较几个点的值，链接到[另一篇](english.md#eq:flow)的 [](english.md#eq:flow)。

    | 函数 | 需要的运算 | 光滑 |
    |:-----|:----------:|-----:|
    | ReLU | 比较 | 否 |
    | SoftPlus | `exp`、`log` | 是 |
    | SquarePlus | $\sqrt{\cdot}$ | 是 |

    ```swift
    //| echo: fold
    table(["x", "误差"], rows)
    show(matrix, "A")
    ```

    ## 失败的样子

    ```swift
    //| error: true
    let numbers = [1, 2, 3]
    print(numbers[3])
    ```

    ```swift
    print("later")
    claim("eq:limit", "极限为零", true)
    ```

    - [x] 已完成的任务
    - [ ] 未完成的任务

    > 引用：梯度流是 $\dot{x}=-\nabla f(x)$ 的解。
    """#

  static let english = #"""
    ---
    title: Gradient flow, discretised
    date: 2026-02-10
    author: A. Author
    tags: [optimisation]
    series: Flows
    lang: en
    ---
    The flow $\dot x = -\nabla f(x)$ and its explicit discretisation.

    ## The flow

    $$ \frac{\mathrm{d}x}{\mathrm{d}t} = -\nabla f(x) \label{eq:flow}\tag{F} $$

    A classifier assumes $p(y\mid x_1,\dots,x_n)\propto p(y)\prod_jp(x_j\mid y)$, which by Bayes, with another word or two,
    becomes the same $p(y\mid x_1,\dots,x_n)\propto p(y)\prod_jp(x_j\mid y)$ as before, and so on and on until
    $p(y\mid x_1,\dots,x_n)\propto p(y)\prod_jp(x_j\mid y)$ stands at the end of a line.

    The step is `{swift} missing` long. See [the other article](chinese.md) and <https://example.org>.

    ```python
    def step(x, g, eta=1e-1):
        return x - eta * g(x)   # explicit Euler
    ```
    """#

  /// `count` tall displays with a reference to each, prose between them.
  static func long(_ count: Int) -> String {
    let prose = "Prose between formulas, with $a_{%}$ in it, long enough that it takes a line or two on the page.\n\n"
    let display =
      "\\begin{equation}\\sum_{i=1}^{n}\\frac{x_i^{%}}{i!} = \\int_0^1 f_{%}(t)\\,dt \\label{eq:n%}\\end{equation}\n\n"
    var text = "---\ntitle: Many formulas\nlang: en\n---\n"
    text += "Jump to \\eqref{eq:n\(count / 2)} or \\eqref{eq:n\(count)}.\n\n"
    for number in 1...count { text += (prose + display).replacing("%", with: String(number)) }
    return text
  }
}
