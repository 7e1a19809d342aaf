package tern.wallet.scale;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// Bytes that are not the SCALE encoding they should be, or a value that does not fit the type it should be encoded as.
///
/// The one error of the codec: malformed input of any kind ends here, never in an unchecked exception, an endless loop
/// or an allocation out of proportion to the input.
public final class ScaleException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What is wrong.
    public enum Kind {
        /// The bytes end before the value does.
        TRUNCATED,
        /// Bytes are left after the value.
        TRAILING,
        /// A byte that the format does not allow there: a bool of 7, an unknown variant, text that is not UTF-8.
        INVALID,
        /// A compact number that has a shorter form.
        NOT_CANONICAL,
        /// A number or a length outside the range of its type.
        RANGE,
        /// Deeper nesting or more elements than Tern reads.
        LIMIT,
        /// A type that Tern does not encode or decode.
        UNSUPPORTED,
        /// A value of another shape than the type.
        MISMATCH
    }

    public ScaleException(Kind kind, String details) {
        this(kind, details, null);
    }

    private ScaleException(Kind kind, String details, @Nullable Throwable cause) {
        super(sentence(kind), details, cause);
        this.kind = kind;
    }

    /// An error of kind [Kind#MISMATCH] that says what was wanted and what came.
    public static ScaleException mismatch(String wanted, Value value) {
        String shape = switch (value) {
            case Value.Variant variant -> "the variant " + variant.name();
            case Value.Struct struct -> "a struct of " + struct.fields().size();
            case Value.Seq seq -> "a list of " + seq.items().size();
            case Value.Bytes bytes -> bytes.value().length + " bytes";
            case Value.Bits bits -> bits.length() + " bits";
            case Value.Text text -> "text of " + text.value().length() + " characters";
            case Value.Int number -> "the number " + number;
            case Value.Bool bool -> "the bool " + bool.value();
        };
        return new ScaleException(Kind.MISMATCH, wanted + " wanted, not " + shape);
    }

    public Kind kind() {
        return kind;
    }

    /// The same error, with where it happened in front of its details.
    ///
    /// @param where a field, an argument or a type
    public ScaleException within(String where) {
        return new ScaleException(kind, where + ": " + details().orElse(""), this);
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case TRUNCATED, TRAILING, INVALID, NOT_CANONICAL ->
                Texts.get("damaged");
            case LIMIT -> Texts.get("limit");
            case RANGE -> Texts.get("range");
            case UNSUPPORTED -> Texts.get("unsupported");
            case MISMATCH -> Texts.get("mismatch");
        };
    }
}
