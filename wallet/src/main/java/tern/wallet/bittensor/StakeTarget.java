package tern.wallet.bittensor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// How what an account owns is to be spread: «half on root, a third on subnet 64, the rest free». What is not named is
/// sold and becomes free TAO, but for the subnets that stay as they are: those that count as a part of everything, and
/// those that are kept and do not count.
///
/// @param shares what is to be on which subnet; each subnet once, the parts together at most everything
/// @param keep   subnets that are left alone, none of them among the shares
public record StakeTarget(List<Share> shares, Set<Integer> keep) {

    /// Everything.
    public static final int WHOLE = 10_000;

    /// How much is to be somewhere.
    public sealed interface Wanted {

        /// A part of everything.
        ///
        /// @param basisPoints hundredths of a per cent of what free TAO and stake are worth together, 1 to 10,000
        record Part(int basisPoints) implements Wanted {

            public Part {
                if (basisPoints < 1 || basisPoints > WHOLE) {
                    throw new IllegalArgumentException(basisPoints + " basis points");
                }
            }
        }

        /// So much and no other amount, whatever everything is worth at the time.
        ///
        /// @param tao worth at the prices of the time, in rao of TAO; more than nothing
        record Amount(Rao tao) implements Wanted {

            public Amount {
                if (tao.isZero()) {
                    throw new IllegalArgumentException("an amount of nothing");
                }
            }
        }

        /// What is there at the time, however much: nothing is added or taken, but it counts.
        record AsItIs() implements Wanted {}
    }

    /// What is to be on one subnet.
    ///
    /// @param netuid the subnet, 0 is root
    /// @param wanted how much
    /// @param hotkey the validator that gets what is added; empty means the one that has most there already
    public record Share(int netuid, Wanted wanted, Optional<AccountId> hotkey) {

        public Share {
            if (netuid < 0 || netuid > 65_535) {
                throw new IllegalArgumentException("subnet " + netuid);
            }
        }

        /// A part of everything, in hundredths of a per cent.
        public Share(int netuid, int basisPoints, Optional<AccountId> hotkey) {
            this(netuid, new Wanted.Part(basisPoints), hotkey);
        }

        /// An amount, in rao of TAO.
        public Share(int netuid, Rao tao, Optional<AccountId> hotkey) {
            this(netuid, new Wanted.Amount(tao), hotkey);
        }

        /// Whatever is there stays.
        public static Share asItIs(int netuid) {
            return new Share(netuid, new Wanted.AsItIs(), Optional.empty());
        }

        /// The part of everything in hundredths of a per cent; 0 where it is not said as one.
        public int basisPoints() {
            return wanted instanceof Wanted.Part(int points) ? points : 0;
        }

        boolean isAsItIs() {
            return wanted instanceof Wanted.AsItIs;
        }
    }

    /// @throws IllegalArgumentException where the shares do not fit together
    public StakeTarget {
        shares = List.copyOf(shares);
        keep = Set.copyOf(keep);
        Set<Integer> seen = new HashSet<>(keep);
        int sum = 0;
        for (Share share : shares) {
            if (!seen.add(share.netuid())) {
                throw new IllegalArgumentException("subnet " + share.netuid() + " twice");
            }
            sum += share.basisPoints();
        }
        if (sum > WHOLE) {
            throw new IllegalArgumentException(sum + " basis points together");
        }
    }

    /// What is wanted on a subnet; empty where it is to be empty.
    Optional<Wanted> of(int netuid) {
        return shares.stream().filter(share -> share.netuid() == netuid).findFirst().map(Share::wanted);
    }

    /// Those of which something may be added or taken.
    List<Share> changing() {
        return shares.stream().filter(share -> !share.isAsItIs()).toList();
    }
}
