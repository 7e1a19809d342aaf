/// The practice network against a real subtensor runtime: the same signed calls, side by side.
@NullMarked
package tern.node.practice.differential;

import org.jspecify.annotations.NullMarked;
