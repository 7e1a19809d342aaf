/// The practice chain on disk: blocks, every past state that is kept, and the way back to the newest one after a crash.
@NullMarked
package tern.node.practice.store;

import org.jspecify.annotations.NullMarked;
