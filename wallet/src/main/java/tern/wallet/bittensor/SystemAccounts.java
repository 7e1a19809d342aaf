package tern.wallet.bittensor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tern.wallet.keys.AccountId;

/// Accounts that belong to the protocol: nobody holds a key, what is sent there is lost to the sender.
///
/// Their ids are `modl` ‖ an eight-byte pallet id ‖ a sub-id ‖ zeros (`PalletId::into_sub_account_truncating` of
/// frame-support), so their addresses begin with `5EYCAe5`.
public final class SystemAccounts {

    private static final byte[] PREFIX = ascii("modl");

    private SystemAccounts() {}

    /// The account that holds a subnet's TAO.
    public static AccountId subnetPot(int netuid) {
        byte[] id = withPallet("subtensr");
        id[12] = (byte) netuid;
        id[13] = (byte) (netuid >> 8);
        return AccountId.of(id);
    }

    /// Where recycled TAO goes.
    public static AccountId burnPot() {
        return AccountId.of(withPallet("burntnsr"));
    }

    /// The coldkey under which all validator funds hold their stake.
    public static AccountId fundEscrow() {
        byte[] id = withPallet("subtensr");
        System.arraycopy(ascii("beta/esc"), 0, id, 12, 8);
        return AccountId.of(id);
    }

    /// A crowdloan's account.
    public static AccountId crowdloan(long number) {
        byte[] id = withPallet("bt/cloan");
        for (int i = 0; i < 4; i++) {
            id[12 + i] = (byte) (number >> (8 * i));
        }
        return AccountId.of(id);
    }

    /// What kind of protocol account this is, in words to put after "This is"; empty for ordinary accounts.
    public static Optional<String> describe(AccountId account) {
        byte[] id = account.bytes();
        if (isZero(id)) {
            return Optional.of(Texts.get("system.zero"));
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (id[i] != PREFIX[i]) {
                return Optional.empty();
            }
        }
        if (account.equals(fundEscrow())) {
            return Optional.of(Texts.get("system.escrow"));
        }
        return Optional.of(switch (new String(id, 4, 8, StandardCharsets.ISO_8859_1)) {
            case "subtensr" -> Texts.get("system.subnet");
            case "burntnsr" -> Texts.get("system.burnt");
            case "bt/cloan" -> Texts.get("system.crowdloan");
            case "bt/limit", "bt/lmhky" -> Texts.get("system.orders");
            default -> Texts.get("system.other");
        });
    }

    private static boolean isZero(byte[] id) {
        for (byte part : id) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] withPallet(String pallet) {
        byte[] id = new byte[32];
        System.arraycopy(PREFIX, 0, id, 0, 4);
        System.arraycopy(ascii(pallet), 0, id, 4, 8);
        return id;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
