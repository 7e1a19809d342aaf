package tern.wallet.bittensor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tern.wallet.chain.BlockRef;
import tern.wallet.crypto.Keccak;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// A proof of work for a seat: `pow_register` of runtimes from 475 on. The seal is
/// `keccak256(sha256("subtensor-pow-register-v1" ‖ netuid u16 LE ‖ block hash ‖ hotkey ‖ coldkey ‖ nonce u64 LE))` and
/// counts when, read with its lowest byte first, it is at most (2²⁵⁶ − 1) / difficulty.
///
/// @param block the block that it is for
/// @param nonce 64 bits, all of them used
/// @param seal  32 bytes
public record SeatWork(BlockRef block, long nonce, Hash32 seal) {

    private static final byte[] DOMAIN = "subtensor-pow-register-v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 8;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    /// What is to be solved.
    ///
    /// @param difficulty at least 1; of 64 bits
    public record Challenge(BlockRef block, int netuid, AccountId hotkey, AccountId coldkey, BigInteger difficulty) {

        /// What is hashed, with room for the nonce at its end.
        byte[] preimage() {
            byte[] bytes = new byte[DOMAIN.length + 2 + 32 * 3 + NONCE_BYTES];
            System.arraycopy(DOMAIN, 0, bytes, 0, DOMAIN.length);
            int at = DOMAIN.length;
            bytes[at++] = (byte) netuid;
            bytes[at++] = (byte) (netuid >> 8);
            for (byte[] part : new byte[][]{block.hash().bytes(), hotkey.bytes(), coldkey.bytes()}) {
                System.arraycopy(part, 0, bytes, at, part.length);
                at += part.length;
            }
            return bytes;
        }

        /// The largest seal that counts.
        BigInteger target() {
            return MOST.divide(difficulty.max(BigInteger.ONE));
        }

        /// The seal of a nonce.
        public Hash32 seal(long nonce) {
            return Hash32.of(SeatWork.seal(sha256(), preimage(), nonce));
        }

        /// Whether a seal is small enough.
        public boolean isSolvedBy(Hash32 seal) {
            return number(seal.bytes()).compareTo(target()) <= 0;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @param preimage its last eight bytes are overwritten
    static byte[] seal(MessageDigest sha256, byte[] preimage, long nonce) {
        int at = preimage.length - NONCE_BYTES;
        for (int i = 0; i < NONCE_BYTES; i++) {
            preimage[at + i] = (byte) (nonce >>> 8 * i);
        }
        return Keccak.hash256(sha256.digest(preimage));
    }

    static BigInteger number(byte[] seal) {
        byte[] turned = new byte[seal.length];
        for (int i = 0; i < seal.length; i++) {
            turned[i] = seal[seal.length - 1 - i];
        }
        return new BigInteger(1, turned);
    }
}
