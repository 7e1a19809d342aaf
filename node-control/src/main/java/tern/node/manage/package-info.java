/// A node on this computer as window and command line see it: what it is doing, what it needs, what can be done with it.
@NullMarked
package tern.node.manage;

import org.jspecify.annotations.NullMarked;
