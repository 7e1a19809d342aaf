package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

final class BalancesTest {

    static Value info(Map<String, Value> data) {
        return Value.struct(Map.of("nonce", Value.of(1), "consumers", Value.of(0), "providers", Value.of(1),
                "sufficients", Value.of(0), "data", Value.struct(data)));
    }

    static Value info(long free, long reserved, long frozen) {
        return info(Map.of("free", Value.of(free), "reserved", Value.of(reserved), "frozen", Value.of(frozen), "flags",
                Value.of(BigInteger.ONE.shiftLeft(127))));
    }

    @Test
    void frozenTaoIsFirstHeldAgainstWhatIsReserved() throws ScaleException {
        assertThat(Balances.read(Optional.of(info(1_000, 300, 500))).locked()).isEqualTo(Rao.of(200));
        assertThat(Balances.read(Optional.of(info(1_000, 600, 500))).locked()).isEqualTo(Rao.ZERO);
    }

    @Test
    void noMoreIsLockedThanIsThere() throws ScaleException {
        assertThat(Balances.read(Optional.of(info(1_000, 0, 5_000))).locked()).isEqualTo(Rao.of(1_000));
    }

    @Test
    void olderAccountsCountTheLargerOfTwoLocks() throws ScaleException {
        Value old = info(Map.of("free", Value.of(1_000), "reserved", Value.of(400), "misc_frozen", Value.of(250),
                "fee_frozen", Value.of(100)));
        assertThat(Balances.read(Optional.of(old)).locked()).isEqualTo(Rao.of(250));
    }

    @Test
    void spendableKeepsTheLargerOfLockAndDeposit() throws ScaleException {
        Balances locked = Balances.read(Optional.of(info(10_000, 0, 4_000)));
        assertThat(locked.spendable(Rao.of(500))).isEqualTo(Rao.of(6_000));
        Balances open = Balances.read(Optional.of(info(10_000, 0, 0)));
        assertThat(open.spendable(Rao.of(500))).isEqualTo(Rao.of(9_500));
        assertThat(Balances.read(Optional.of(info(400, 0, 0))).spendable(Rao.of(500))).isEqualTo(Rao.ZERO);
    }

    @Test
    void anUnknownAccountIsEmpty() throws ScaleException {
        assertThat(Balances.read(Optional.empty())).isEqualTo(Balances.EMPTY);
    }

    @Test
    void amountsThatCannotExistAreRefused() {
        assertThatThrownBy(() -> Balances.read(Optional.of(info(Long.MAX_VALUE, 0, 0))))
                .isInstanceOf(ScaleException.class);
    }
}
