/// The practice chain at work: it makes blocks, keeps transactions that wait, reads any past state, and tells listeners.
@NullMarked
package tern.node.practice.chain;

import org.jspecify.annotations.NullMarked;
