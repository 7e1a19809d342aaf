/// Pure functions on bytes: sr25519, ed25519, hashes, password hashing, sealed boxes; and the one type that holds a
/// secret.
@NullMarked
package tern.wallet.crypto;

import org.jspecify.annotations.NullMarked;
