/// A program that behaves like `node-subtensor` by a script, and a container engine that is none: for the tests of the
/// node manager. Nothing here needs more than the JDK, so that the programs start quickly and other modules' tests can
/// compile them for themselves.
package tern.node.standin;
