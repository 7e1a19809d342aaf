package tern.gpu.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the host program says is read as it was written, and what it does not say is not made up.
class HostTextTest {

    private static final HostFacts FULL = new HostFacts(Instant.ofEpochMilli(1_795_000_000_123L),
            new HostFacts.Machine("Debian GNU/Linux", "12 (bookworm) | build 6.1", "amd64", Optional.of("KVM"), true),
            new HostFacts.Processor("AMD EPYC 9B14 % 96", 96, 192, OptionalInt.of(5000), List.of(0, 10_000),
                    OptionalInt.of(3700), OptionalInt.empty()),
            new HostFacts.Memory(1L << 40, 1L << 39, 0, 0),
            List.of(new HostFacts.Disk("/dev/nvme0n1", "Größe ?", 4_000_000_000_000L, OptionalLong.of(7),
                    OptionalLong.empty(), OptionalInt.of(1))),
            List.of(new HostFacts.Volume("/", "ext4", 100, 40), new HostFacts.Volume("/mnt/my data", "xfs", 900, 800)),
            List.of(new HostFacts.Network("eth0", true, OptionalLong.of(10_000_000_000L), OptionalLong.of(0),
                    OptionalLong.of(5)),
                    new HostFacts.Network("Ethernet 2", false, OptionalLong.empty(),
                            OptionalLong.empty(), OptionalLong.empty())),
            new HostFacts.Power(true, Optional.of(true), OptionalInt.of(83), OptionalInt.of(125)),
            new HostFacts.Sensors(OptionalLong.of(54_500), List.of(0, 1200)));

    private static final HostFacts LITTLE = new HostFacts(Instant.EPOCH,
            new HostFacts.Machine("", "", "", Optional.empty(), false),
            new HostFacts.Processor("", 0, 0, OptionalInt.empty(), List.of(), OptionalInt.empty(), OptionalInt.empty()),
            new HostFacts.Memory(0, 0, 0, 0), List.of(), List.of(), List.of(),
            new HostFacts.Power(false, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
            new HostFacts.Sensors(OptionalLong.empty(), List.of()));

    @Test
    void aReadingIsReadAsItWasWritten() {
        assertThat(HostText.facts(HostText.write(FULL))).contains(FULL);
        assertThat(HostText.facts(HostText.write(LITTLE))).contains(LITTLE);
        assertThat(HostText.write(FULL)).isASCII().doesNotContain("\n");
    }

    @Test
    void answersAreReadAsTheyWereWritten() {
        HostFacts.Program program = new HostFacts.Program(4711, "python 3", Instant.ofEpochMilli(99),
                OptionalInt.of(25_000), 1L << 33, 40, OptionalLong.empty());
        assertThat(HostText.program(HostText.write(program))).contains(program);
        assertThat(HostText.program("P 4711 ?")).isEmpty();
        for (HostFacts.PortOwner owner : List.of(
                new HostFacts.PortOwner(8091, true, OptionalLong.of(3), Optional.of("node js")),
                new HostFacts.PortOwner(8091, true, OptionalLong.empty(), Optional.empty()),
                new HostFacts.PortOwner(1, false, OptionalLong.empty(), Optional.empty()))) {
            assertThat(HostText.port(HostText.write(owner))).contains(owner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "F x|os", "F 1", "F 1|os a b c d 1", "F 1|cpu a 1", "B 1", "B x 1 ? ",
            "P 1 2 3 4 5 6 7", "P a b 1 ? 2 3 ? .", "H 1", "F 1|mem 1 2 3 %zz"})
    void whatIsBrokenIsNothing(String line) {
        assertThat(HostText.facts(line)).isEmpty();
        assertThat(HostText.program(line)).isEmpty();
        assertThat(HostText.port(line)).isEmpty();
    }

    @Test
    void signsThatCommandATerminalDoNotComeThrough() {
        HostFacts bad = new HostFacts(FULL.at(),
                new HostFacts.Machine("a\u001b[31m\nb", "\u202eabc", "", Optional.empty(), false), FULL.processor(),
                FULL.memory(), List.of(), List.of(), List.of(), FULL.power(), FULL.sensors());
        assertThat(HostText.facts(HostText.write(bad))).get()
                .satisfies(facts -> {
                    assertThat(facts.machine().system()).isEqualTo("a?[31m?b");
                    assertThat(facts.machine().version()).isEqualTo("?abc");
                });
    }

    @Test
    void roomIsThatOfTheNearestVolume() {
        assertThat(FULL.freeAt(Path.of("/mnt/my data/tern"))).hasValue(800);
        assertThat(FULL.freeAt(Path.of("/mnt/my database"))).hasValue(40);
        assertThat(LITTLE.freeAt(Path.of("/"))).isEmpty();
    }
}
