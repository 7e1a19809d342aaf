/// Words, derivation, key pairs and addresses. Nothing here reads or writes a file.
@NullMarked
package tern.wallet.keys;

import org.jspecify.annotations.NullMarked;
