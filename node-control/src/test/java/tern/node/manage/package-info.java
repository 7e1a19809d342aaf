/// Tests of what window and command line see of nodes.
@NullMarked
package tern.node.manage;

import org.jspecify.annotations.NullMarked;
