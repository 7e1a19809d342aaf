package tern.wallet.chain;

import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.units.TernException;

/// Who signs: a key pair in memory, a device, a second machine.
public interface Signer {

    /// The account that the signature is of.
    AccountId account();

    /// ed25519 or sr25519.
    KeyScheme scheme();

    /// @param signedBytes what is signed as it stands: the payload, or its blake2b-256 where it is longer than 256
    ///                    bytes
    /// @return 64 bytes
    /// @throws TernException when the person or the device declines
    byte[] sign(byte[] signedBytes) throws TernException;

    /// A key pair as a signer. The key pair stays the caller's to close.
    static Signer of(KeyPair keys) {
        return new Signer() {
            @Override
            public AccountId account() {
                return keys.account();
            }

            @Override
            public KeyScheme scheme() {
                return keys.scheme();
            }

            @Override
            public byte[] sign(byte[] signedBytes) {
                return keys.sign(signedBytes);
            }
        };
    }
}
