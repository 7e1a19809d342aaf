package tern.app.feed;

import java.net.URI;

/// A node of one's own that has everything and follows its chain.
///
/// @param network  the word of its network, as in `Networks`
/// @param endpoint `ws://127.0.0.1:PORT`
public record OwnNode(String network, URI endpoint) {}
