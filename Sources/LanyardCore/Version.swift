/// The version of all our programs, by Semantic Versioning 2.0.0.
package let version = "0.1.0"
