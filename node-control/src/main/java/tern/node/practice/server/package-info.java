/// The practice node's door: WebSocket and HTTP on one loopback port.
@NullMarked
package tern.node.practice.server;

import org.jspecify.annotations.NullMarked;
