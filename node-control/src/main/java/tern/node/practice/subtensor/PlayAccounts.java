package tern.node.practice.subtensor;

import java.util.List;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;

/// Accounts whose keys everybody has: derived from the public development phrase, so that any tool can play with them.
/// Only their addresses stand here.
public final class PlayAccounts {

    /// `//Alice`, the sudo key.
    public static final AccountId ALICE = of("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    /// `//Alice` to `//Ferdie`, sr25519: what development chains of the polkadot-sdk are filled with.
    public static final List<AccountId> DEVELOPERS = List.of(
            ALICE,
            of("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"),
            of("5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y"),
            of("5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy"),
            of("5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw"),
            of("5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL"));
    /// `//Wallet`.
    static final AccountId WALLET = of("5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH");

    private PlayAccounts() {}

    private static AccountId of(String address) {
        try {
            return Ss58.parse(address);
        } catch (AddressException e) {
            throw new IllegalStateException(address + " is no address", e);
        }
    }
}
