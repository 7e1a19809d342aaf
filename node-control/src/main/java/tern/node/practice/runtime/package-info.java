/// The practice chain's runtime: what a block is, how extrinsics are checked and run, and which pallets there are.
@NullMarked
package tern.node.practice.runtime;

import org.jspecify.annotations.NullMarked;
