package tern.wallet.bittensor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.keys.AccountId;

/// How what an account owns is to be spread: «half on root, a third on subnet 64, the rest free». What is not named is
/// sold and becomes free TAO, but for the subnets that are kept as they are and do not count.
///
/// @param shares what is to be on which subnet; each subnet once, together at most everything
/// @param keep   subnets that are left alone, none of them among the shares
public record StakeTarget(List<Share> shares, Set<Integer> keep) {

    /// Everything.
    public static final int WHOLE = 10_000;

    /// A part on one subnet.
    ///
    /// @param netuid      the subnet, 0 is root
    /// @param basisPoints hundredths of a per cent of what free TAO and stake are worth together, 1 to 10,000
    /// @param hotkey      the validator that gets what is added; empty means the one that has most there already
    public record Share(int netuid, int basisPoints, Optional<AccountId> hotkey) {

        public Share {
            if (netuid < 0 || netuid > 65_535 || basisPoints < 1 || basisPoints > WHOLE) {
                throw new IllegalArgumentException(basisPoints + " basis points on subnet " + netuid);
            }
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

    /// The share of a subnet in basis points; 0 where it is to be empty.
    int of(int netuid) {
        return shares.stream().filter(share -> share.netuid() == netuid).mapToInt(Share::basisPoints).sum();
    }
}
