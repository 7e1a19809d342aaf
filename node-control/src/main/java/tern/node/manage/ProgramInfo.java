package tern.node.manage;

import java.util.Optional;

/// The program that a node is.
///
/// @param name    image or file
/// @param version as it says itself
/// @param digest  `sha256:…` of the image or the file
/// @param trust   whose word for it there is
public record ProgramInfo(Origin origin, String name, Optional<String> version, Optional<String> digest,
        Trust trust) {

    /// Where it comes from.
    public enum Origin {
        /// The official container image, through Docker or Podman.
        CONTAINER,
        /// A `node-subtensor` program that the person named.
        FILE,
        /// The same inside Windows' Linux (WSL2).
        WSL,
        /// The practice network's node, a part of Tern.
        PRACTICE
    }

    /// Whether this very program may be started.
    public enum Trust {
        /// Tern knows its digest.
        PINNED,
        /// The person has said yes to its digest.
        AGREED,
        /// Nobody has said yes: [NodeService#start] needs a [Consent].
        UNKNOWN
    }
}
