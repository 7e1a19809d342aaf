package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Takes decoded values apart into Tern's own types; what does not fit is a [ScaleException]. For readers of the chain's
/// state.
public final class Shape {

    static final AccountId NOBODY = AccountId.of(new byte[32]);

    /// Far above the 2.1 × 10¹⁶ rao that can exist of TAO or of one alpha, far below where sums overflow.
    static final long MOST = 100_000_000_000_000_000L;

    private Shape() {}

    public static Value key(AccountId account) {
        return Value.of(account.bytes());
    }

    public static Value key(int netuid) {
        return Value.of(netuid);
    }

    public static AccountId account(Value value) throws ScaleException {
        return account(value.asBytes());
    }

    static AccountId account(byte[] bytes) throws ScaleException {
        if (bytes.length != 32) {
            throw new ScaleException(ScaleException.Kind.MISMATCH, "an account of " + bytes.length + " bytes");
        }
        return AccountId.of(bytes);
    }

    /// An account that is not the zero one, which the runtime stores for "none".
    public static Optional<AccountId> somebody(Value value) throws ScaleException {
        AccountId account = account(value);
        return account.equals(NOBODY) ? Optional.empty() : Optional.of(account);
    }

    public static Rao amount(Value value) throws ScaleException {
        return amount(value.asLong());
    }

    public static Rao amount(long value) throws ScaleException {
        if (value < 0 || value > MOST) {
            throw new ScaleException(ScaleException.Kind.RANGE, value + " rao is more than can exist");
        }
        return Rao.of(value);
    }

    public static int netuid(Value value) throws ScaleException {
        int netuid = value.asInt();
        if (netuid < 0 || netuid > 65_535) {
            throw new ScaleException(ScaleException.Kind.RANGE, "subnet " + netuid);
        }
        return netuid;
    }

    static Rao compactAmount(ScaleReader in) throws ScaleException {
        return amount(in.readCompactLong());
    }

    static Rao plainAmount(ScaleReader in) throws ScaleException {
        return amount(in.readU64());
    }

    static int compactU16(ScaleReader in) throws ScaleException {
        int value = in.readCompactInt();
        if (value > 65_535) {
            throw new ScaleException(ScaleException.Kind.RANGE, value + " as a 16-bit number");
        }
        return value;
    }

    static AccountId account(ScaleReader in) throws ScaleException {
        return AccountId.of(in.readBytes(32));
    }

    /// `Vec<Compact<u8>>`: a byte from 64 on takes two on the wire.
    static byte[] compactBytes(ScaleReader in) throws ScaleException {
        byte[] bytes = new byte[in.readLength(1)];
        for (int i = 0; i < bytes.length; i++) {
            int value = in.readCompactInt();
            if (value > 255) {
                throw new ScaleException(ScaleException.Kind.RANGE, value + " as a byte");
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    static byte[] byteList(ScaleReader in) throws ScaleException {
        return in.readBytes(in.readLength(1));
    }

    /// Takes off the `Vec<u8>` around an answer of spec 218.
    static ScaleReader unwrap(byte[] answer) throws ScaleException {
        ScaleReader outer = new ScaleReader(answer);
        int length = outer.readLength(1);
        ScaleReader inner = new ScaleReader(answer, outer.position(), outer.position() + length);
        outer.skip(length);
        outer.requireEnd();
        return inner;
    }
}
