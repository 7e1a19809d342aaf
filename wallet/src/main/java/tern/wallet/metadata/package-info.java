/// Runtime metadata v14 to v16: types, calls, storage, events and errors by name; the RFC-0078 digest.
@NullMarked
package tern.wallet.metadata;

import org.jspecify.annotations.NullMarked;
