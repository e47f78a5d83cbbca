/// A path at which nobody, root included, can make anything: /dev/null is no folder.
///
/// A home of that name keeps a program that writes into its home from leaving something on the machine. (/nonexistent
/// does not: root may make it.)
let nowhere = "/dev/null/nowhere"
