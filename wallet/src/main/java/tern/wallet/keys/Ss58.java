package tern.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AddressException.Kind;

/// Addresses: base58 of prefix, 32-byte account and two check bytes. Bittensor's prefix is 42, one byte.
///
/// Stricter than polkadot-js: a two-byte prefix for a number below 64 is refused, so one account has one address.
/// Source: the SS58 format of Substrate (`sp-core/src/crypto.rs`), registry numbers of `ss58-registry`.
public final class Ss58 {

    /// Bittensor's prefix. 13116, its number in the registry, is not used on chain.
    public static final int BITTENSOR_PREFIX = 42;

    private static final byte[] CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_BYTES = 2;
    private static final int ACCOUNT_BYTES = 32;
    /// Decoding is quadratic: nothing longer than any address reaches it.
    private static final int MAX_TEXT = 64;
    private static final int BITTENSOR_TEXT = 48;

    private Ss58() {}

    /// The address on Bittensor.
    public static String encode(AccountId account) {
        return encode(account, BITTENSOR_PREFIX);
    }

    /// @param prefix 0 to 16383, without the reserved 46 and 47
    public static String encode(AccountId account, int prefix) {
        if (prefix < 0 || prefix > 16383 || reserved(prefix)) {
            throw new IllegalArgumentException("no such prefix: " + prefix);
        }
        int prefixBytes = prefix < 64 ? 1 : 2;
        byte[] body = new byte[prefixBytes + ACCOUNT_BYTES];
        if (prefixBytes == 1) {
            body[0] = (byte) prefix;
        } else {
            body[0] = (byte) ((prefix & 0xfc) >> 2 | 0x40);
            body[1] = (byte) (prefix >> 8 | (prefix & 3) << 6);
        }
        System.arraycopy(account.bytes(), 0, body, prefixBytes, ACCOUNT_BYTES);
        byte[] check = Blake2.hash512(CONTEXT, body);
        byte[] all = new byte[body.length + CHECK_BYTES];
        System.arraycopy(body, 0, all, 0, body.length);
        System.arraycopy(check, 0, all, body.length, CHECK_BYTES);
        return Base58.encode(all);
    }

    /// Reads an address of Bittensor. White space around it is not removed: fields do that where people type.
    ///
    /// @throws AddressException for anything else, with the reason in words
    public static AccountId parse(String address) throws AddressException {
        OtherAddress parsed = parseAny(address);
        if (parsed.prefix() != BITTENSOR_PREFIX) {
            int number = parsed.prefix();
            throw AddressException.network(number, networkName(number)
                    .map(name -> Texts.get("address.other-network.named", number, name))
                    .orElseGet(() -> Texts.get("address.other-network", number)));
        }
        return parsed.account();
    }

    /// Reads an address of any Substrate network.
    public static OtherAddress parseAny(String address) throws AddressException {
        checkCharacters(address);
        if (address.length() > MAX_TEXT) {
            throw wrongLength(address);
        }
        byte[] bytes = Base58.decode(address);
        int first = bytes[0] & 0xff;
        int prefixBytes = first < 64 ? 1 : 2;
        boolean wholeLength = bytes.length == prefixBytes + ACCOUNT_BYTES + CHECK_BYTES;
        if (first >= 128 && address.length() == BITTENSOR_TEXT) {
            throw AddressException.of(Kind.PREFIX, Texts.get("address.no-network"));
        }
        if (first >= 128 || !wholeLength) {
            throw wrongLength(address);
        }
        byte[] body = Arrays.copyOf(bytes, prefixBytes + ACCOUNT_BYTES);
        byte[] check = Blake2.hash512(CONTEXT, body);
        for (int i = 0; i < CHECK_BYTES; i++) {
            if (bytes[body.length + i] != check[i]) {
                throw AddressException.of(Kind.CHECKSUM, Texts.get("address.checksum"));
            }
        }
        int prefix = prefixBytes == 1
                ? first
                : (first & 0x3f) << 2 | (bytes[1] & 0xff) >> 6 | (bytes[1] & 0x3f) << 8;
        if (reserved(prefix) || (prefixBytes == 2 && prefix < 64)) {
            throw AddressException.of(Kind.PREFIX, Texts.get("address.form", prefix));
        }
        byte[] account = Arrays.copyOfRange(bytes, prefixBytes, prefixBytes + ACCOUNT_BYTES);
        return new OtherAddress(prefix, AccountId.of(account));
    }

    private static boolean reserved(int prefix) {
        return prefix == 46 || prefix == 47;
    }

    private static AddressException wrongLength(String address) {
        return AddressException.of(Kind.LENGTH, Texts.get(address.length() == BITTENSOR_TEXT
                ? "address.no-account"
                : "address.length", BITTENSOR_TEXT, address.length()));
    }

    private static void checkCharacters(String address) throws AddressException {
        if (address.isEmpty()) {
            throw AddressException.of(Kind.EMPTY, Texts.get("address.empty"));
        }
        if (address.startsWith("0x") || address.startsWith("0X")) {
            throw AddressException.at(1, address.length() == 66
                    ? Texts.get("address.hex")
                    : Texts.get("address.ethereum"));
        }
        int place = 0;
        for (int i = 0; i < address.length(); i += Character.charCount(address.codePointAt(i))) {
            place++;
            int c = address.codePointAt(i);
            if (c >= 128 || Base58.digit((char) c) < 0) {
                throw AddressException.at(place, wrongCharacter(c, place));
            }
        }
    }

    private static String wrongCharacter(int c, int place) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return Texts.get("address.space", place);
        }
        String never = switch (c) {
            case '0' -> "address.never.zero";
            case 'O' -> "address.never.capital-o";
            case 'I' -> "address.never.capital-i";
            case 'l' -> "address.never.small-l";
            default -> "";
        };
        if (!never.isEmpty()) {
            return Texts.get(never, place);
        }
        if (c < 128 && c > 32) {
            return Texts.get("address.character", (char) c, place);
        }
        String code = String.format(Locale.ROOT, "U+%04X", c);
        if (c < 32 || c == 127 || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL) {
            return Texts.get("address.hidden", code, place);
        }
        return Texts.get("address.look-alike", code, place);
    }

    /// Names of networks whose addresses people paste most often.
    private static Optional<String> networkName(int prefix) {
        return Optional.ofNullable(switch (prefix) {
            case 0 -> "Polkadot";
            case 2 -> "Kusama";
            case 5 -> "Astar";
            case 8 -> "Karura";
            case 10 -> "Acala";
            case 36 -> "Centrifuge";
            case 38 -> "KILT";
            case 63 -> "Hydration";
            case 1284 -> "Moonbeam";
            case 1285 -> "Moonriver";
            case 13116 -> Texts.get("address.registry");
            default -> null;
        });
    }
}
