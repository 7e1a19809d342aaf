package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.wallet.crypto.Keccak;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Seats for proof of work: `pow_register`, by `chain-delta.md` 2.8. The seal is worked out here anew, not by the wallet.
final class WorkSeats {

    static final String CALL = "pow_register";
    private static final long OLDEST_BLOCKS = 5;
    private static final byte[] DOMAIN = "subtensor-pow-register-v1".getBytes(StandardCharsets.US_ASCII);

    private final SubtensorPallet chain;
    private final Registration registration;
    private final BlockHashes hashes;
    private final Storage.Map1<AccountId, Long> lastWork;

    /// Hashes of earlier blocks.
    @FunctionalInterface
    interface BlockHashes {
        Optional<Hash32> find(State state, long number);
    }

    /// @param lastWork by hotkey, the block of the work that it has last registered with
    WorkSeats(SubtensorPallet chain, Registration registration, BlockHashes hashes,
            Storage.Map1<AccountId, Long> lastWork) {
        this.chain = chain;
        this.registration = registration;
        this.hashes = hashes;
        this.lastWork = lastWork;
    }

    Optional<CallDecl.Handler> find(String call) {
        return call.equals(CALL) ? Optional.of(this::register) : Optional.empty();
    }

    private void register(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        int netuid = call.<Integer>arg(0);
        long workBlock = call.<Long>arg(1);
        AccountId hotkey = call.arg(4);
        check(state, coldkey, call, dispatch.block());
        Optional<Hash32> hash = hashes.find(state, workBlock);
        chain.invalidWorkBlock.unless(hash.isPresent());
        checkSeal(state, coldkey, call, hash.get());
        registration.seatFor(dispatch, netuid, hotkey, coldkey);
        chain.registrationsThisBlock.put(state, netuid, chain.registrationsThisBlock.get(state, netuid) + 1);
        lastWork.put(state, hotkey, workBlock);
    }

    /// All but the seal.
    private void check(State state, AccountId coldkey, Call call, long block) throws DispatchException {
        int netuid = call.<Integer>arg(0);
        long workBlock = call.<Long>arg(1);
        AccountId hotkey = call.arg(4);
        chain.registrationNotPermittedOnRootSubnet.unless(netuid != 0);
        chain.subnetNotExists.unless(chain.networksAdded.get(state, netuid));
        chain.subNetRegistrationDisabled.unless(chain.networkPowRegistrationAllowed.get(state, netuid));
        chain.invalidWorkBlock
                .unless(workBlock >= 0 && workBlock < block && block - workBlock <= OLDEST_BLOCKS);
        chain.invalidWorkBlock.unless(lastWork.find(state, hotkey)
                .filter(last -> last >= workBlock)
                .isEmpty());
        chain.tooManyRegistrationsThisBlock
                .unless(chain.registrationsThisBlock.get(state, netuid) < chain.maxRegistrationsPerBlock
                        .get(state, netuid));
        chain.hotKeyAlreadyRegisteredInSubNet.unless(chain.uids.find(state, netuid, hotkey).isEmpty());
        chain.nonAssociatedColdKey
                .unless(!chain.owner.contains(state, hotkey) || chain.owner.get(state, hotkey).equals(coldkey));
    }

    private void checkSeal(State state, AccountId coldkey, Call call, Hash32 hash) throws DispatchException {
        int netuid = call.<Integer>arg(0);
        byte[] work = call.arg(3);
        byte[] seal = seal(netuid, hash, call.arg(4), coldkey, call.<Long>arg(2));
        chain.invalidSeal.unless(Arrays.equals(work, seal));
        chain.invalidDifficulty.unless(number(seal).multiply(difficulty(state, netuid)).bitLength() <= 256);
    }

    private BigInteger difficulty(State state, int netuid) {
        BigInteger least = unsigned(chain.minDifficulty.get(state, netuid)).max(BigInteger.ONE);
        return unsigned(chain.difficulty.get(state, netuid)).max(least)
                .min(unsigned(chain.maxDifficulty.get(state, netuid)));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /// Its lowest byte stands first.
    private static BigInteger number(byte[] seal) {
        byte[] turned = new byte[seal.length];
        for (int i = 0; i < seal.length; i++) {
            turned[i] = seal[seal.length - 1 - i];
        }
        return new BigInteger(1, turned);
    }

    static byte[] seal(int netuid, Hash32 block, AccountId hotkey, AccountId coldkey, long nonce) {
        byte[] preimage = ByteBuffer.allocate(DOMAIN.length + 2 + 3 * 32 + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(DOMAIN)
                .putShort((short) netuid)
                .put(block.bytes())
                .put(hotkey.bytes())
                .put(coldkey.bytes())
                .putLong(nonce)
                .array();
        try {
            return Keccak.hash256(MessageDigest.getInstance("SHA-256").digest(preimage));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What the pool asks: whether it would be taken. The seal of the newest block's work is looked at in the block.
    boolean wouldTake(State state, AccountId coldkey, Call call, long block) {
        try {
            check(state, coldkey, call, block);
            Optional<Hash32> hash = hashes.find(state, call.<Long>arg(1));
            if (hash.isPresent()) {
                checkSeal(state, coldkey, call, hash.get());
            }
            return true;
        } catch (DispatchException e) {
            // the pool refuses what would be free and in vain; why, it does not say
            return false;
        }
    }
}
