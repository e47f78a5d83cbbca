/// The shell code of `lanyard hook`, compiled in. The files beside this one are what shellcheck and the shells see.
package enum ShellHooks {
    package static var bash: [UInt8] { PackageResources.lanyard_bash }
    package static var zsh: [UInt8] { PackageResources.lanyard_zsh }
    package static var fish: [UInt8] { PackageResources.lanyard_fish }
}
