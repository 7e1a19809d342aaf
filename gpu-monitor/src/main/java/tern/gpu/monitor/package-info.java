/// The live picture of all cards: keeps the measuring program running, and what it says in memory. No driver's library is
/// ever loaded into this process.
@NullMarked
package tern.gpu.monitor;

import org.jspecify.annotations.NullMarked;
