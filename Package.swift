// swift-tools-version: 6.2
import PackageDescription

/// `./shell/test` sets it: a warning of ours then fails the build. A user's newer compiler may warn of what it likes.
let warnings: [SwiftSetting] =
    Context.environment["LANYARD_WARNINGS"] == "error" ? [.treatAllWarnings(as: .error)] : []

/// Settings of every Swift target of ours: one loop below applies them, so no target can forget one.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // The Swift runtime goes into our programs: it is on no user's machine. Without the second flag the compiler copies
    // and destroys each `T?` through the type's witnesses, for which the type has to be made at run time: 10 µs apiece,
    // a quarter of all that a credential helper does. The third lets the linker put functions side by side.
    .unsafeFlags(
        ["-static-stdlib", "-Xfrontend", "-disable-type-layout", "-Xfrontend", "-function-sections"],
        .when(configuration: .release)
    ),
]

/// `./shell/order-start-up` sets it: it needs the names that users' programs do without.
let strip = Context.environment["LANYARD_SYMBOLS"] == nil ? ["-Xlinker", "-s"] : []

/// `lanyard` starts in about a millisecond because there is nothing left to load or to relocate, and because what a warm
/// call touches stands side by side. The linker that can order it comes with Swift.
let staticExecutable: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-executable", "-use-ld=lld",
            "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/lanyard/start-up.order",
            "-Xlinker", "--no-warn-symbol-ordering", "-Xlinker", "--no-rosegment",
            "-Xlinker", "--gc-sections",
            // What ArgumentParser's import of FoundationEssentials leaves out of a static link line.
            "-l_FoundationCollections", "-l_FoundationCShims", "-lswiftSynchronization",
        ] + strip,
        .when(configuration: .release)
    )
]

/// `lanyard-exchange` and `lanyard-sandbox` load system libraries, but bring the Swift runtime along, and that of C++,
/// which takes longer to load than all of the first program runs. They stand at a fixed address, as `lanyard` does: else
/// the loader would write 47,000 pointers into them first, on pages that are then each process's own. The libraries that
/// read what comes from the network keep their random ones.
let staticRuntime: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-stdlib", "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker", "-s",
            "-Xlinker", "--remap-inputs=*/libstdc++.so=/dev/null", "-Xlinker", "-l:libstdc++.a",
            "-Xclang-linker", "-static-libgcc", "-Xclang-linker", "-no-pie",
        ],
        .when(configuration: .release)
    )
]

/// Where libsecret-1-dev puts what CSecret includes; the library itself is loaded at run time, never linked. (pkg-config
/// would say the same, but SwiftPM warns at each build of a flag among GLib's that it does not pass on.)
let libsecretHeaders: [CSetting] = [
    .unsafeFlags(
        [
            "/usr/include/libsecret-1", "/usr/include/glib-2.0", "/usr/lib/x86_64-linux-gnu/glib-2.0/include",
            "/usr/lib/aarch64-linux-gnu/glib-2.0/include", "/usr/lib64/glib-2.0/include",
        ].flatMap { ["-isystem", $0] }
    )
]

let package = Package(
    name: "lanyard",
    products: [
        .executable(name: "lanyard", targets: ["lanyard"]),
        .executable(name: "lanyard-exchange", targets: ["lanyard-exchange"]),
        .executable(name: "lanyard-sandbox", targets: ["lanyard-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .target(name: "CProcess"),
        .target(name: "CKeyring"),
        .target(name: "CCurl"),
        .target(name: "CSecret", cSettings: libsecretHeaders),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "LanyardCore"),
        .target(
            name: "LanyardSystem",
            dependencies: ["LanyardCore", "CKeyring", "CProcess", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "ShellHooks",
            path: "shell/hooks",
            resources: [.embedInCode("lanyard.bash"), .embedInCode("lanyard.zsh"), .embedInCode("lanyard.fish")]
        ),
        .target(
            name: "LanyardCommands",
            dependencies: [
                "LanyardCore", "LanyardSystem", "ShellHooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "LanyardExchange",
            dependencies: ["LanyardCore", "LanyardSystem", "CCurl", "CProcess", "CSecret", "CSQLite"]
        ),
        .target(
            name: "LanyardSandbox",
            dependencies: [
                "LanyardCore", "LanyardSystem", "CProcess", "CSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .executableTarget(
            name: "lanyard",
            dependencies: ["LanyardCommands"],
            exclude: ["start-up.order"],
            linkerSettings: staticExecutable
        ),
        .executableTarget(name: "lanyard-exchange", dependencies: ["LanyardExchange"], linkerSettings: staticRuntime),
        .executableTarget(name: "lanyard-sandbox", dependencies: ["LanyardSandbox"], linkerSettings: staticRuntime),
        .testTarget(name: "LanyardCoreTests", dependencies: ["LanyardCore"]),
        .testTarget(name: "LanyardSystemTests", dependencies: ["LanyardCore", "LanyardSystem"]),
        .testTarget(name: "LanyardSandboxTests", dependencies: ["LanyardCore", "LanyardSystem", "LanyardSandbox"]),
        .testTarget(
            name: "LanyardTests",
            dependencies: [
                "LanyardCore", "LanyardSystem", "LanyardCommands", "LanyardExchange",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Transcripts"), .copy("EnvFiles/Files")]
        ),
    ]
)

let ourLanguage: Set<PackageDescription.Target.TargetType> = [.regular, .executable, .test]
for target in package.targets where ourLanguage.contains(target.type) && !target.name.hasPrefix("C") {
    target.swiftSettings = (target.swiftSettings ?? []) + swiftSettings + warnings
}
