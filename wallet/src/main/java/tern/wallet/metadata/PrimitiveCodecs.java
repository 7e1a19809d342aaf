package tern.wallet.metadata;

import java.math.BigInteger;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Codecs of the types that contain no other types.
final class PrimitiveCodecs {

    private PrimitiveCodecs() {}

    static TypeCodec of(PrimitiveKind kind) {
        return switch (kind) {
            case BOOL -> new BoolCodec();
            case CHAR -> new CharCodec();
            case STR -> new TextCodec();
            default -> new IntCodec(kind);
        };
    }

    private static final class BoolCodec extends TypeCodec {

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            return new Value.Bool(in.readBool());
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            out.writeBool(value.asBool());
        }
    }

    /// `parity-scale-codec` has no encoding of `char`, so no runtime can send one.
    private static final class CharCodec extends TypeCodec {

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            throw unsupported();
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            throw unsupported();
        }

        private static ScaleException unsupported() {
            return new ScaleException(Kind.UNSUPPORTED, "the type char");
        }
    }

    private static final class TextCodec extends TypeCodec {

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            return new Value.Text(in.readText());
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            if (!(value instanceof Value.Text text)) {
                throw ScaleException.mismatch("text", value);
            }
            out.writeText(text.value());
        }
    }

    private static final class IntCodec extends TypeCodec {

        private final int bytes;
        private final boolean signed;

        IntCodec(PrimitiveKind kind) {
            this.bytes = kind.integerBytes();
            this.signed = kind.isSigned();
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            return new Value.Int(signed ? in.readSigned(bytes) : in.readUnsigned(bytes));
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            if (signed) {
                out.writeSigned(value.asInteger(), bytes);
            } else {
                out.writeUnsigned(value.asInteger(), bytes);
            }
        }
    }

    /// `Compact` of an unsigned number, or of structs around one.
    static final class CompactCodec extends TypeCodec {

        private final int bits;

        CompactCodec(PrimitiveKind kind) {
            this.bits = 8 * kind.integerBytes();
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            return new Value.Int(in.readCompact(bits));
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            BigInteger number = inner(value).asInteger();
            if (number.signum() < 0 || number.bitLength() > bits) {
                throw new ScaleException(Kind.RANGE, number + " as a compact u" + bits);
            }
            out.writeCompact(number);
        }

        /// The number may come in the struct that the runtime wraps it in.
        private static Value inner(Value value) {
            Value inner = value;
            for (int i = 0; i < 8 && inner instanceof Value.Struct struct && struct.fields().size() == 1; i++) {
                inner = struct.get(0);
            }
            return inner;
        }
    }

    /// `Compact<()>`: nothing.
    static final class UnitCodec extends TypeCodec {

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            in.count(1);
            return Value.unit();
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            if (!value.equals(Value.unit())) {
                throw ScaleException.mismatch("nothing", value);
            }
        }
    }

    /// A type whose description makes no sense; known only when it is used.
    static final class RefusedCodec extends TypeCodec {

        private final String why;

        RefusedCodec(String why) {
            this.why = why;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            throw new ScaleException(Kind.UNSUPPORTED, why);
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            throw new ScaleException(Kind.UNSUPPORTED, why);
        }
    }
}
