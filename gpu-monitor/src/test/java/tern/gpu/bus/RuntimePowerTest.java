package tern.gpu.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.fake.FakeBus;
import tern.gpu.model.PciAddress;

class RuntimePowerTest {

    private static final PciAddress FIRST = new PciAddress(0, 1, 0, 0);

    @TempDir
    Path sys;

    @Test
    void aCardSleepsWhenTheSystemSaysSo() throws Exception {
        RuntimePower power = new RuntimePower(sys);
        for (String status : new String[]{"suspended", "suspending"}) {
            FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1234", status);
            assertThat(power.isAsleep(FIRST)).as(status).isTrue();
        }
        for (String status : new String[]{"active", "resuming", "unsupported", "error"}) {
            FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1234", status);
            assertThat(power.isAsleep(FIRST)).as(status).isFalse();
        }
        assertThat(power.isAsleep(new PciAddress(0, 9, 0, 0))).isFalse();
    }

    @Test
    void oneThatIsWatchedIsReadAnewEachTime() throws Exception {
        FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1234", "active");
        try (RuntimePower.Watch watch = new RuntimePower(sys).watch(FIRST)) {
            assertThat(watch.isAsleep()).isFalse();
            FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1234", "suspended");
            assertThat(watch.isAsleep()).isTrue();
            FakeBus.card(sys, "0000:01:00.0", "0x10de", "0x1234", "active");
            assertThat(watch.isAsleep()).isFalse();
        }
    }

    @Test
    void cardsOfOneVendorInTheOrderOfTheBus() throws Exception {
        FakeBus.card(sys, "0000:c1:00.0", "0x10de", "0x2335", "suspended");
        FakeBus.card(sys, "0000:41:00.0", "0x10de", "0x2684", "active");
        FakeBus.card(sys, "0000:03:00.0", "0x1002", "0x744c", "active");
        RuntimePower power = new RuntimePower(sys);
        assertThat(power.cards(0x10de)).extracting(PciAddress::toString)
                .containsExactly("0000:41:00.0", "0000:c1:00.0");
        assertThat(power.model(power.cards(0x10de).getFirst())).isEqualTo(0x2684);
        assertThat(power.allAsleep(0x10de)).isFalse();
        assertThat(power.allAsleep(0x8086)).isFalse();
        FakeBus.card(sys, "0000:41:00.0", "0x10de", "0x2684", "suspended");
        assertThat(power.allAsleep(0x10de)).isTrue();
    }

    @Test
    void whereThereIsNoBusNothingSleeps() {
        RuntimePower power = new RuntimePower(sys.resolve("none"));
        assertThat(power.isKnown()).isFalse();
        assertThat(power.cards(0x10de)).isEmpty();
        assertThat(power.allAsleep(0x10de)).isFalse();
    }
}
