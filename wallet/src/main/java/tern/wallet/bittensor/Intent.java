package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What a person wants done, before it is a call: one action of one coldkey.
public sealed interface Intent {

    /// The account that signs and pays.
    AccountId signer();

    /// Send TAO.
    ///
    /// @param from      signer
    /// @param to        who receives
    /// @param amount    in rao, more than nothing
    /// @param keepAlive whether the sender's account must stay above the existential deposit; false lets the chain
    ///                  remove it, and what is left below the deposit with it
    record Transfer(AccountId from, AccountId to, Rao amount, boolean keepAlive) implements Intent {
        @Override
        public AccountId signer() {
            return from;
        }
    }

    /// Send all TAO that can be moved, after the fee.
    ///
    /// @param from      signer
    /// @param to        who receives
    /// @param keepAlive whether the existential deposit stays behind
    record TransferAll(AccountId from, AccountId to, boolean keepAlive) implements Intent {
        @Override
        public AccountId signer() {
            return from;
        }
    }

    /// Turn free TAO into stake with one validator on one subnet (root: stake stays TAO).
    ///
    /// @param coldkey   signer
    /// @param hotkey    the validator
    /// @param netuid    the subnet, 0 is root
    /// @param tao       how much TAO goes in, in rao
    /// @param tolerance how far the price may rise; empty means [Tolerance#DEFAULT]
    /// @param atLimit   what happens where it would rise further
    record AddStake(AccountId coldkey, AccountId hotkey, int netuid, Rao tao, Optional<Tolerance> tolerance,
            AtLimit atLimit) implements Intent {

        public AddStake(AccountId coldkey, AccountId hotkey, int netuid, Rao tao, Optional<Tolerance> tolerance) {
            this(coldkey, hotkey, netuid, tao, tolerance, AtLimit.STOP);
        }

        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Turn stake back into free TAO.
    ///
    /// @param coldkey   signer
    /// @param hotkey    the validator
    /// @param netuid    the subnet, 0 is root
    /// @param alpha     how much leaves, in rao of alpha (root: rao of TAO); empty means all of the position
    /// @param tolerance how far the price may fall; empty means [Tolerance#DEFAULT]
    /// @param atLimit   what happens where it would fall further
    record RemoveStake(AccountId coldkey, AccountId hotkey, int netuid, Optional<Rao> alpha,
            Optional<Tolerance> tolerance, AtLimit atLimit) implements Intent {

        public RemoveStake(AccountId coldkey, AccountId hotkey, int netuid, Optional<Rao> alpha,
                Optional<Tolerance> tolerance) {
            this(coldkey, hotkey, netuid, alpha, tolerance, AtLimit.STOP);
        }

        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Give stake to another coldkey. It stays where it is, with the same validator on the same subnet.
    ///
    /// @param coldkey signer
    /// @param to      whose stake it is afterwards
    /// @param hotkey  the validator
    /// @param netuid  the subnet, 0 is root
    /// @param alpha   how much, in rao of alpha (root: rao of TAO)
    record TransferStake(AccountId coldkey, AccountId to, AccountId hotkey, int netuid, Rao alpha)
            implements
                Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Give stake to another validator on the same subnet. Nothing is traded: no price, no pool fee.
    ///
    /// @param coldkey    signer
    /// @param fromHotkey the validator it leaves
    /// @param toHotkey   the validator it goes to
    /// @param netuid     the subnet, 0 is root
    /// @param alpha      how much, in rao of alpha (root: rao of TAO); empty means all of the position
    record MoveStake(AccountId coldkey, AccountId fromHotkey, AccountId toHotkey, int netuid, Optional<Rao> alpha)
            implements
                Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Turn stake of one subnet into stake of another in one step: what is sold there buys here, and never becomes free
    /// TAO.
    ///
    /// @param coldkey    signer
    /// @param fromHotkey the validator it leaves
    /// @param toHotkey   the validator it goes to; another one than `fromHotkey` needs `move_stake_limit`
    /// @param fromNetuid the subnet it leaves, 0 is root
    /// @param toNetuid   the subnet it goes to, 0 is root
    /// @param alpha      how much leaves, in rao of alpha (root: rao of TAO); empty means all of the position
    /// @param tolerance  how far the ratio of the two prices may fall; empty means [Tolerance#DEFAULT]
    /// @param atLimit    what happens where it would fall further
    record SwapStake(AccountId coldkey, AccountId fromHotkey, AccountId toHotkey, int fromNetuid, int toNetuid,
            Optional<Rao> alpha, Optional<Tolerance> tolerance, AtLimit atLimit) implements Intent {

        /// With the same validator there.
        public SwapStake(AccountId coldkey, AccountId hotkey, int fromNetuid, int toNetuid, Optional<Rao> alpha,
                Optional<Tolerance> tolerance) {
            this(coldkey, hotkey, hotkey, fromNetuid, toNetuid, alpha, tolerance, AtLimit.STOP);
        }

        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Turn all stake back into free TAO: every position that can leave, each down to its own limit price. One call takes
    /// only so many of them: [Plan#left] says how many are left for another plan of the same intent.
    ///
    /// @param coldkey   signer
    /// @param hotkey    the positions with this validator alone; empty means with all
    /// @param tolerance how far each price may fall; empty means [Tolerance#DEFAULT]
    record RemoveAllStake(AccountId coldkey, Optional<AccountId> hotkey, Optional<Tolerance> tolerance)
            implements
                Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Take what root stake has earned. It arrives as root stake with the same validator (before validators' funds: as
    /// the account has chosen, [RootClaimChoice]). Claims that would pay nothing are left out: [Plan#left] says how many
    /// are left for another plan, because one call takes only so many.
    ///
    /// @param coldkey signer
    /// @param hotkey  from this validator's fund alone; empty means from all
    record ClaimRoot(AccountId coldkey, Optional<AccountId> hotkey) implements Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Choose what becomes of root dividends when they are claimed. Only runtimes before validators' funds ask.
    ///
    /// @param coldkey signer
    /// @param keep    true: they stay alpha of the subnets that paid them; false: they are sold, and become root stake
    record RootClaimChoice(AccountId coldkey, boolean keep) implements Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Take a seat on a subnet for a hotkey, at the price of that moment. What is paid buys alpha that is burned: it does
    /// not come back, also not when the seat is lost.
    ///
    /// @param coldkey signer; owns the hotkey, or will
    /// @param hotkey  who gets the seat
    /// @param netuid  the subnet, not root
    /// @param limit   the most that it may cost, in rao of TAO
    record Register(AccountId coldkey, AccountId hotkey, int netuid, Rao limit) implements Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Take a seat on a subnet for a hotkey by proof of work: no TAO is paid, no fee either.
    ///
    /// @param coldkey signer; owns the hotkey, or will
    /// @param hotkey  who gets the seat
    /// @param netuid  the subnet, not root
    /// @param work    the proof, which is good for a few blocks
    record RegisterByWork(AccountId coldkey, AccountId hotkey, int netuid, SeatWork work) implements Intent {
        @Override
        public AccountId signer() {
            return coldkey;
        }
    }

    /// Say on chain where a miner or validator can be reached. Free of charge.
    ///
    /// @param hotkey  signer; has a seat there
    /// @param netuid  the subnet
    /// @param address where it listens, seen from the internet
    record ServeAxon(AccountId hotkey, int netuid, AxonAddress address) implements Intent {
        @Override
        public AccountId signer() {
            return hotkey;
        }
    }
}
