/// Bittensor's own rules: stake, subnets, pools, emission, validators' funds, and the world that lives by them.
@NullMarked
package tern.node.practice.subtensor;

import org.jspecify.annotations.NullMarked;
