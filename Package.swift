// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The parser of Swift text is the toolchain's own copy of swift-syntax: already compiled, optimised,
// and by construction the grammar of the compiler that the articles are compiled with. Building the
// package instead costs five to seven minutes on two cores.
let toolchainParser = toolchainFolder() + "/lib/swift/host"

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

/// For targets that see the executor: its parser's modules must be found, though nothing of them is used.
let strictWithParser = strict + [.unsafeFlags(["-I", toolchainParser])]

let package = Package(
  name: "Lemma",
  products: [
    // Dynamic: an article's program is compiled at render time and loads the runtime.
    .library(name: "Lemma", type: .dynamic, targets: ["Lemma"]),
    .executable(name: "lemma", targets: ["LemmaCommand"]),
    .executable(name: "lemma-worker", targets: ["LemmaWorker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLapack", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),

    // Wire values between an article's program, the executor and the site.
    .target(name: "LemmaResult", swiftSettings: strict),

    // Articles as values.
    .target(
      name: "LemmaDocument",
      dependencies: ["CCmark", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),

    // The runtime that blocks import.
    .target(name: "Lemma", dependencies: ["CLapack", "LemmaResult"], swiftSettings: strict),

    // The process that loads a compiled article: C, so that nothing but the runtime is linked twice.
    .executableTarget(name: "LemmaWorker"),

    // Blocks in, results out. Never imports `Lemma`: it only knows where its build lies.
    .target(
      name: "LemmaExecutor",
      dependencies: ["LemmaDocument", "LemmaResult"],
      swiftSettings: strictWithParser,
      linkerSettings: [
        .unsafeFlags([
          "-L", toolchainParser, "-lSwiftParser", "-lSwiftSyntax",
          "-Xlinker", "-rpath", "-Xlinker", toolchainParser,
        ])
      ]),

    // Documents and results in, files out.
    .target(
      name: "LemmaSite",
      dependencies: ["LemmaDocument", "LemmaResult", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.copy("Theme")],
      swiftSettings: strict),

    .target(
      name: "LemmaPipeline", dependencies: ["LemmaExecutor", "LemmaSite"], swiftSettings: strictWithParser),

    .executableTarget(
      name: "LemmaCommand",
      dependencies: [
        "LemmaPipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strictWithParser),

    .target(name: "LemmaTestSupport", path: "Tests/LemmaTestSupport", swiftSettings: strict),
    .testTarget(name: "LemmaResultTests", dependencies: ["LemmaResult"], swiftSettings: strict),
    .testTarget(name: "LemmaTests", dependencies: ["Lemma", "LemmaTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LemmaDocumentTests", dependencies: ["LemmaDocument", "LemmaTestSupport"], exclude: ["Spec"],
      swiftSettings: strict),
    .testTarget(
      name: "LemmaExecutorTests", dependencies: ["LemmaExecutor", "LemmaTestSupport"],
      swiftSettings: strictWithParser),
    .testTarget(
      name: "LemmaSiteTests", dependencies: ["LemmaSite", "LemmaTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LemmaPipelineTests", dependencies: ["LemmaPipeline", "LemmaTestSupport"],
      swiftSettings: strictWithParser),
    .testTarget(name: "RepositoryTests", dependencies: ["LemmaTestSupport"], swiftSettings: strict),
  ]
)

/// The `usr` folder of the toolchain that builds this package, found as the shell would find `swiftc`.
func toolchainFolder() -> String {
  let search = (Context.environment["PATH"] ?? "").split(separator: ":")
  for folder in search {
    let compiler = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
    let usr = compiler.deletingLastPathComponent().deletingLastPathComponent().path
    if FileManager.default.fileExists(atPath: usr + "/lib/swift/host/libSwiftParser.so") { return usr }
  }
  return "/usr"
}
