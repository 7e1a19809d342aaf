package tern.wallet.keys;

import java.util.Arrays;
import tern.wallet.units.Hex;

/// A 32-byte public key: a coldkey or a hotkey on chain. Source: `AccountId32` of the runtime.
public final class AccountId implements Comparable<AccountId> {

    private final byte[] bytes;

    private AccountId(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes exactly 32; copied
    public static AccountId of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("an account has 32 bytes, not " + bytes.length);
        }
        return new AccountId(bytes.clone());
    }

    /// @param hex 64 digits, with or without `0x`
    public static AccountId ofHex(CharSequence hex) {
        return of(Hex.decode(hex));
    }

    /// A copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The address with Bittensor's prefix 42: 48 characters that begin with `5`.
    public String address() {
        return Ss58.encode(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountId account && Arrays.equals(bytes, account.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// By bytes, unsigned: the order the runtime sorts accounts in.
    @Override
    public int compareTo(AccountId other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return address();
    }
}
