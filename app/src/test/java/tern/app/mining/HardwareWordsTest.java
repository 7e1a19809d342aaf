package tern.app.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.gpu.alert.Alert;
import tern.gpu.choice.Reason;
import tern.gpu.choice.Reason.Amount;
import tern.gpu.choice.Reason.Code;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Vendor;
import tern.gpu.sysfs.SystemFacts;

/// Whatever the hardware monitor can find is said in whole sentences, in each language.
class HardwareWordsTest {

    private static final GpuProcess BLENDER = new GpuProcess(1, Optional.empty(), "blender", OptionalLong.empty(),
            OptionalInt.empty(), GpuProcess.Kind.COMPUTE, false);
    private static final GpuProcess NAMELESS = new GpuProcess(2, Optional.empty(), "", OptionalLong.empty(),
            OptionalInt.empty(), GpuProcess.Kind.COMPUTE, false);

    private Locale before = Locale.ENGLISH;

    @BeforeEach
    void remember() {
        before = Locale.getDefault(Locale.Category.DISPLAY);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    private static void speak(String language) {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
    }

    private static SystemFacts system(String distribution, boolean secureBoot) {
        return new SystemFacts(false, Optional.empty(), false, SystemFacts.Access.ABSENT, SystemFacts.Access.ABSENT,
                SystemFacts.Access.ABSENT, false, Optional.of(secureBoot), Optional.of(distribution), List.of());
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyDiagnosisHasWordsAndAdviceInEachLanguage(Verdict verdict) {
        Set<String> said = new HashSet<>();
        for (String language : List.of("en", "de", "zh-CN")) {
            speak(language);
            for (Vendor vendor : Vendor.values()) {
                HardwareWords.Saying saying = HardwareWords.diagnosis(Diagnosis.of(verdict), vendor, Optional.empty());
                assertThat(saying.what()).isNotBlank().doesNotContain("{");
                assertThat(saying.advice()).isNotBlank().doesNotContain("{");
                said.add(language + saying.what());
            }
        }
        assertThat(said).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"debian, nvidia-driver", "ubuntu, sudo ubuntu-drivers install", "fedora, akmod-nvidia", "arch, nvidia",
            "gentoo, the NVIDIA driver of your system"})
    void thePackageIsCalledAsTheDistributionCallsIt(String distribution, String thing) {
        assertThat(HardwareWords.diagnosis(Diagnosis.of(Verdict.NO_DRIVER), Vendor.NVIDIA,
                Optional.of(system(distribution, false))))
                .isEqualTo(new HardwareWords.Saying("NVIDIA card found, but no driver.",
                        "Install " + thing + " and restart the computer."));
    }

    @Test
    void secureBootIsMentionedWhereItIsOnAndMatters() {
        assertThat(HardwareWords.diagnosis(Diagnosis.of(Verdict.NO_DRIVER), Vendor.NVIDIA,
                Optional.of(system("debian", true))).advice()).contains("Secure Boot");
        assertThat(HardwareWords.diagnosis(Diagnosis.of(Verdict.FELL_OFF), Vendor.NVIDIA,
                Optional.of(system("debian", true))).advice()).doesNotContain("Secure Boot");
        assertThat(HardwareWords.diagnosis(Diagnosis.of(Verdict.NO_DRIVER), Vendor.NVIDIA,
                Optional.of(system("debian", false))).advice()).doesNotContain("Secure Boot");
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyReasonHasWordsAndAFixInEachLanguage(Code code) {
        Reason reason = new Reason(code, false, Optional.of(new Amount.Bytes(8L << 30)),
                Optional.of(new Amount.Bytes(16L << 30)), Optional.empty(), List.of(BLENDER, NAMELESS));
        for (String language : List.of("en", "de", "zh-CN")) {
            speak(language);
            HardwareWords.Saying saying = HardwareWords.reason(reason, Vendor.NVIDIA, Optional.empty());
            assertThat(saying.what()).isNotBlank().doesNotContain("{");
            assertThat(saying.advice()).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    void bothNumbersAndTheProgramsAreSaid() {
        Reason reason = new Reason(Code.VRAM_IN_USE, false, Optional.of(new Amount.Bytes((3L << 30) + (1L << 29))),
                Optional.of(new Amount.Bytes(16L << 30)), Optional.empty(), List.of(BLENDER, NAMELESS));
        assertThat(HardwareWords.reason(reason, Vendor.NVIDIA, Optional.empty()).what())
                .isEqualTo("3.5 GiB of the card’s memory are free, and 16.0 GiB are needed. In use by: blender, "
                        + "unknown program.");
        speak("de");
        assertThat(HardwareWords.reason(reason, Vendor.NVIDIA, Optional.empty()).what()).startsWith("3,5 GiB")
                .contains("blender, unbekanntes Programm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh-CN"})
    void whatCouldNotBeReadIsSaidToBeUnread(String language) {
        speak(language);
        for (Code code : List.of(Code.NO_COMPUTE_API, Code.VRAM_IN_USE, Code.CC_TOO_LOW, Code.DRIVER_TOO_OLD,
                Code.COMPUTE_MODE_PROHIBITED, Code.ON_BATTERY, Code.THROTTLING, Code.HOT_AT_IDLE, Code.PCIE_DEGRADED,
                Code.UNKNOWN_VRAM, Code.LOW_DISK)) {
            HardwareWords.Saying saying = HardwareWords.reason(new Reason(code, true, Optional.empty(),
                    Optional.empty(), Optional.empty(), List.of()), Vendor.AMD, Optional.empty());
            assertThat(saying.what()).isNotBlank().doesNotContain("{");
            assertThat(saying.advice()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Alert.Kind.class)
    void everyAlertNamesItsCardAndItsNumber(Alert.Kind kind) {
        boolean computer = kind == Alert.Kind.DISK_LOW || kind == Alert.Kind.ON_BATTERY;
        Alert alert = new Alert(kind, computer ? Optional.empty() : Optional.of(new GpuId(Vendor.NVIDIA, "GPU-1")),
                Alert.Severity.WARNING, OptionalLong.of(91_000), OptionalLong.of(85_000), Instant.EPOCH);
        for (String language : List.of("en", "de", "zh-CN")) {
            speak(language);
            String text = HardwareWords.alert(alert, "RTX 4090");
            assertThat(text).doesNotContain("{").isNotBlank();
            if (!computer) {
                assertThat(text).contains("RTX 4090");
            }
        }
    }

    @Test
    void anErrorOfTheDriverIsSaidWithWhatItMeans() {
        Alert error = new Alert(Alert.Kind.DRIVER_ERROR, Optional.of(new GpuId(Vendor.NVIDIA, "GPU-1")),
                Alert.Severity.WARNING, OptionalLong.of(79), OptionalLong.empty(), Instant.EPOCH);
        assertThat(HardwareWords.alert(error, "RTX 4090")).isEqualTo("RTX 4090: the driver reports an error (Xid 79). "
                + "The card has fallen off the bus: check its power and its seat, then restart the computer.");
        Alert other = new Alert(error.kind(), error.card(), error.severity(), OptionalLong.of(1_234),
                OptionalLong.empty(), Instant.EPOCH);
        assertThat(HardwareWords.alert(other, "RTX 4090")).contains("Xid 1234", "list of Xid errors");
    }

    @Test
    void alertsHaveUnits() {
        Alert hot = new Alert(Alert.Kind.TOO_HOT, Optional.empty(), Alert.Severity.WARNING, OptionalLong.of(88_600),
                OptionalLong.of(85_000), Instant.EPOCH);
        assertThat(HardwareWords.alert(hot, "RTX 4090"))
                .isEqualTo("RTX 4090 is at 89 °C; from 85 °C on it will slow down soon.");
        assertThat(HardwareWords.watt(412_345)).isEqualTo("412 W");
        assertThat(HardwareWords.percent(9_950)).isEqualTo("100%");
        assertThat(HardwareWords.bytes(300L << 20)).isEqualTo("300 MiB");
        // never more than there is
        assertThat(HardwareWords.bytes((24L << 30) - 1)).isEqualTo("23.9 GiB");
    }

    /// A text that nothing can say is left over.
    @Test
    void everyTextBelongsToSomething() throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/tern/app/mining/mining.properties"))) {
            texts.load(in);
        }
        Set<String> known = new HashSet<>(Set.of("diagnosis.secure-boot", "package.nvidia-driver",
                "package.nvidia-library", "package.one-api", "unread", "unread.fix", "unit.gib", "unit.mib",
                "unit.celsius", "unit.megahertz", "unit.watt", "unit.percent", "unit.seconds", "unit.link",
                "program.unknown",
                "program.none", "xid.program", "xid.memory", "xid.link", "xid.bus", "xid.inside", "xid.other"));
        for (Verdict verdict : Verdict.values()) {
            for (String suffix : List.of("", ".NVIDIA")) {
                known.add("diagnosis." + verdict + suffix);
                known.add("diagnosis." + verdict + suffix + ".advice");
            }
        }
        for (Code code : Code.values()) {
            known.addAll(List.of("reason." + code, "reason." + code + ".fix", "topic." + code));
        }
        for (Alert.Kind kind : Alert.Kind.values()) {
            known.add("alert." + kind);
        }
        assertThat(texts.stringPropertyNames()).isSubsetOf(known);
    }
}
