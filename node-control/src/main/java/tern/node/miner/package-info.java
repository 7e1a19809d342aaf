/// Miners that run beside Tern: their profiles, what is looked at before a start, keeping them up, and whether the chain
/// pays them.
@NullMarked
package tern.node.miner;

import org.jspecify.annotations.NullMarked;
