/// The ground a small chain stands on: types, storage, calls, events, errors and runtime APIs are declared once in
/// Java, and both the running code and the metadata that clients read are made from the same declarations.
@NullMarked
package tern.node.practice.frame;

import org.jspecify.annotations.NullMarked;
