package tern.wallet.metadata;

import java.util.List;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// Codecs of lists, arrays and bit sequences.
final class ListCodecs {

    private ListCodecs() {}

    /// `Vec<u8>`.
    static final class ByteListCodec extends TypeCodec {

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            return new Value.Bytes(in.readBytes(in.readLength(1)));
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            out.writeByteList(value.asBytes());
        }
    }

    /// `[u8; N]`.
    static final class ByteArrayCodec extends TypeCodec {

        private final long length;

        ByteArrayCodec(long length) {
            this.length = length;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            in.need(length);
            return new Value.Bytes(in.readBytes((int) length));
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            byte[] bytes = value.asBytes();
            if (bytes.length != length) {
                throw ScaleException.mismatch(length + " bytes", value);
            }
            out.writeBytes(bytes);
        }
    }

    /// `Vec<T>`, sets, maps, and `[T; N]`.
    static final class SeqCodec extends TypeCodec {

        /// Length of a list whose length is on the wire.
        static final long ANY_LENGTH = -1;

        /// Lists of elements that may take no bytes: no runtime has a use for long ones, and they cost a sender
        /// nothing.
        private static final int MAX_EMPTY_ELEMENTS = 65_536;

        private final Codec codec;
        private final int element;
        private final int minElementBytes;
        private final long fixedLength;

        SeqCodec(Codec codec, int element, int minElementBytes, long fixedLength) {
            this.codec = codec;
            this.element = element;
            this.minElementBytes = minElementBytes;
            this.fixedLength = fixedLength;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            int length = length(in);
            in.enter();
            // before the array is made: elements of no size would else cost nothing on the wire
            in.count(length);
            Value[] items = new Value[length];
            TypeCodec elements = codec.of(element);
            for (int i = 0; i < length; i++) {
                items[i] = elements.decode(in);
            }
            in.leave();
            return new Value.Seq(List.of(items));
        }

        private int length(ScaleReader in) throws ScaleException {
            long length = fixedLength;
            if (fixedLength == ANY_LENGTH) {
                length = in.readLength(minElementBytes);
            } else {
                in.need(fixedLength * minElementBytes);
            }
            if (minElementBytes == 0 && length > MAX_EMPTY_ELEMENTS) {
                throw new ScaleException(Kind.LIMIT, length + " elements of no size");
            }
            // of some size, so that it was held against what is left
            return (int) length;
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            List<Value> items = value.asList();
            if (fixedLength == ANY_LENGTH) {
                out.writeCompact(items.size());
            } else if (items.size() != fixedLength) {
                throw ScaleException.mismatch("a list of " + fixedLength, value);
            }
            out.enter();
            TypeCodec elements = codec.of(element);
            for (int i = 0; i < items.size(); i++) {
                try {
                    elements.encode(items.get(i), out);
                } catch (ScaleException e) {
                    throw e.within("element " + i);
                }
            }
            out.leave();
        }
    }

    /// `BitVec<Store, Order>`: the number of bits, then whole stores. Bits behind the last one are not looked at, as
    /// in `parity-scale-codec`.
    static final class BitsCodec extends TypeCodec {

        /// The most bits that `parity-scale-codec` reads.
        private static final int MAX_BITS = 0x1fff_ffff;

        private final int storeBytes;
        private final boolean leastFirst;

        BitsCodec(int storeBytes, boolean leastFirst) {
            this.storeBytes = storeBytes;
            this.leastFirst = leastFirst;
        }

        @Override
        Value decode(ScaleReader in) throws ScaleException {
            long length = in.readCompactLong();
            if (length > MAX_BITS) {
                throw new ScaleException(Kind.RANGE, length + " bits");
            }
            byte[] stored = in.readBytes(stores((int) length) * storeBytes);
            byte[] bits = new byte[((int) length + 7) / 8];
            for (int i = 0; i < length; i++) {
                int from = position(i);
                if ((stored[from >> 3] >> (from & 7) & 1) != 0) {
                    bits[i >> 3] = (byte) (bits[i >> 3] | 1 << (i & 7));
                }
            }
            return new Value.Bits((int) length, bits);
        }

        @Override
        void encode(Value value, ScaleWriter out) throws ScaleException {
            if (!(value instanceof Value.Bits bits)) {
                throw ScaleException.mismatch("bits", value);
            }
            if (bits.length() > MAX_BITS) {
                throw new ScaleException(Kind.RANGE, bits.length() + " bits");
            }
            byte[] stored = new byte[stores(bits.length()) * storeBytes];
            for (int i = 0; i < bits.length(); i++) {
                if (bits.get(i)) {
                    int to = position(i);
                    stored[to >> 3] = (byte) (stored[to >> 3] | 1 << (to & 7));
                }
            }
            out.writeCompact(bits.length()).writeBytes(stored);
        }

        private int stores(int length) {
            return (length + 8 * storeBytes - 1) / (8 * storeBytes);
        }

        /// Where bit `i` lies: stores are little endian, so with the most significant bit first the order turns
        /// around within each store.
        private int position(int i) {
            int width = 8 * storeBytes;
            return leastFirst ? i : i / width * width + (width - 1 - i % width);
        }
    }
}
