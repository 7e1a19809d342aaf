/// The editor of a miner: what it is, what it runs with, when it is paused.
@NullMarked
package tern.app.mining.setup;

import org.jspecify.annotations.NullMarked;
