package tern.wallet.metadata;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// Runtime metadata that cannot be read, or something asked of it that it does not describe.
public final class MetadataException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What is wrong.
    public enum Kind {
        /// The bytes are not runtime metadata.
        MALFORMED,
        /// Metadata of a version that Tern does not read; 14, 15 and 16 are read.
        UNSUPPORTED_VERSION,
        /// The runtime has no such pallet, call, storage item or runtime API.
        NOT_FOUND,
        /// An argument is missing, unknown, or does not fit its type.
        ARGUMENT,
        /// The runtime describes something in a way that Tern (or RFC-0078) has no rule for.
        UNSUPPORTED
    }

    public MetadataException(Kind kind, String details) {
        this(kind, details, null);
    }

    public MetadataException(Kind kind, String details, @Nullable Throwable cause) {
        super(sentence(kind), details, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case MALFORMED -> Texts.get("damaged");
            case UNSUPPORTED_VERSION -> Texts.get("version");
            case NOT_FOUND -> Texts.get("not-found");
            case ARGUMENT -> Texts.get("argument");
            case UNSUPPORTED -> Texts.get("unsupported");
        };
    }
}
