package tern.wallet.keys;

import java.util.OptionalInt;
import tern.wallet.units.TernException;

/// A text is not an address of Bittensor. The kind says in which way.
public final class AddressException extends TernException {

    private static final long serialVersionUID = 1L;

    /// In which way a text is no address.
    public enum Kind {
        /// Nothing was given.
        EMPTY,
        /// A character that no address has; [AddressException#position] says where.
        CHARACTER,
        /// Too short, too long, or not a 32-byte account.
        LENGTH,
        /// Written for another network, or with a prefix that no network may use.
        PREFIX,
        /// A typing error: the check bytes do not fit.
        CHECKSUM
    }

    private final Kind kind;
    private final int position;
    private final int network;

    private AddressException(Kind kind, String message, int position, int network) {
        super(message);
        this.kind = kind;
        this.position = position;
        this.network = network;
    }

    static AddressException of(Kind kind, String message) {
        return new AddressException(kind, message, 0, -1);
    }

    static AddressException at(int position, String message) {
        return new AddressException(Kind.CHARACTER, message, position, -1);
    }

    static AddressException network(int network, String message) {
        return new AddressException(Kind.PREFIX, message, 0, network);
    }

    public Kind kind() {
        return kind;
    }

    /// The place of the wrong character, counted from 1; empty for the other kinds.
    public OptionalInt position() {
        return position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /// The other network's number when the address is whole but not Bittensor's.
    public OptionalInt otherNetwork() {
        return network < 0 ? OptionalInt.empty() : OptionalInt.of(network);
    }
}
