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
    record AddStake(AccountId coldkey, AccountId hotkey, int netuid, Rao tao, Optional<Tolerance> tolerance)
            implements
                Intent {
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
    record RemoveStake(AccountId coldkey, AccountId hotkey, int netuid, Optional<Rao> alpha,
            Optional<Tolerance> tolerance) implements Intent {
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
}
