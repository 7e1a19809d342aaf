package tern.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The borders between folders and rooms. Each rule says why it stands.
class ArchitectureTest {

    private static JavaClasses tern;

    @BeforeAll
    static void importClasses() {
        tern = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("tern");
        assertThat(tern.contain(tern.app.boot.Main.class)).isTrue();
        assertThat(tern.contain(tern.wallet.units.Rao.class)).isTrue();
    }

    @Test
    void foldersDependOneWay() {
        noClasses().that()
                .resideInAPackage("tern.wallet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.app..", "tern.node..", "tern.gpu..")
                .because("the wallet stands alone: it must work in a service, a test, another window")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.app..", "tern.gpu..")
                .because("programs beside Tern know no window")
                .allowEmptyShould(true)
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.gpu..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.app..", "tern.node..", "tern.wallet..")
                .because("the hardware monitor knows nothing of chains or keys")
                .allowEmptyShould(true)
                .check(tern);
    }

    @Test
    void onlyTheApplicationKnowsTheWindowToolkit() {
        noClasses().that()
                .resideOutsideOfPackage("tern.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("the libraries are used without a display")
                .check(tern);
        noClasses().that()
                .resideInAnyPackage("tern.app.cli..", "tern.app.boot..", "tern.app.transact..", "tern.app.prices..",
                        "tern.app.market..", "tern.app.web..", "tern.app.update..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("the command line must not start a window toolkit")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.app..")
                .and()
                .resideOutsideOfPackage("tern.app.tray..")
                .and()
                .doNotHaveFullyQualifiedName("tern.app.window.PictureFile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .because("a second window toolkit takes memory; it is started for the tray alone, and writing a picture"
                        + " needs no more of it than pixels")
                .check(tern);
    }

    @Test
    void roomsOfTheWalletStandOnEachOtherInOrder() {
        noClasses().that()
                .resideInAPackage("tern.wallet.units..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("tern.wallet..").and(not(resideInAnyPackage("tern.wallet.units.."))))
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.wallet.crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.keys..", "tern.wallet.keystore..",
                        "tern.wallet.scale..", "tern.wallet.metadata..", "tern.wallet.rpc..", "tern.wallet.chain..",
                        "tern.wallet.bittensor..", "tern.wallet.portfolio..", "tools.jackson..", "java.net..")
                .because("pure functions on bytes")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.wallet.keys..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.keystore..", "tern.wallet.rpc..",
                        "tern.wallet.chain..", "java.nio.file..")
                .because("keys know no files and no network")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.wallet.keystore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.rpc..", "tern.wallet.chain..",
                        "tern.wallet.bittensor..", "tern.wallet.portfolio..", "java.net..")
                .because("what holds keys opens no connection")
                .check(tern);
        noClasses().that()
                .resideInAnyPackage("tern.wallet.scale..", "tern.wallet.metadata..", "tern.wallet.rpc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.chain..", "tern.wallet.bittensor..",
                        "tern.wallet.portfolio..", "tern.wallet.keystore..")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.wallet.chain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.bittensor..", "tern.wallet.portfolio..",
                        "tern.wallet.keystore..")
                .because("the chain client serves any Substrate chain and never opens a key file")
                .check(tern);
    }

    @Test
    void roomsOfTheNodesStandOnEachOtherInOrder() {
        noClasses().that()
                .resideInAPackage("tern.node.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.manage..", "tern.node.subtensor..", "tern.node.practice..",
                        "tern.node.miner..", "tern.wallet.rpc..", "tern.wallet.chain..", "tern.wallet.bittensor..")
                .because("a process is a process, whatever runs in it")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node.manage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.subtensor..")
                .because("what a screen sees of a node is the same for all of them")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node.manage.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.practice..")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node.subtensor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.practice..", "tern.wallet.keystore..", "tern.wallet.portfolio..")
                .because("a real node owes nothing to the practice one, and no program beside Tern sees a key")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node.miner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.subtensor..", "tern.node.practice..", "tern.wallet.keystore..",
                        "tern.wallet.portfolio..")
                .because("a miner is no node, and whoever runs a stranger's program opens no key file")
                .check(tern);
        noClasses().that()
                .resideInAnyPackage("tern.node.manage..", "tern.node.subtensor..", "tern.node.practice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.miner..")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.node.practice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.node.subtensor..", "tern.node.manage..")
                .check(tern);
    }

    @Test
    void roomsOfTheHardwareMonitorStandOnEachOtherInOrder() {
        noClasses().that()
                .resideInAPackage("tern.gpu.model..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tern.gpu..", "java.io..", "java.nio..", "java.net..",
                        "java.lang.foreign..", "oshi..").and(not(resideInAnyPackage("tern.gpu.model.."))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .because("what can be known of a card is a value, whoever found it out")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.gpu.wire..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tern.gpu..", "java.nio.file..", "java.net..")
                        .and(not(resideInAnyPackage("tern.gpu.model..", "tern.gpu.wire.."))))
                .because("both ends of the pipe speak it")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.gpu..")
                .and()
                .resideOutsideOfPackage("tern.gpu.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.foreign..")
                .because("no driver's library comes into the process with keys")
                .check(tern);
        noClasses().that()
                .resideOutsideOfPackage("tern.gpu.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.gpu.probe..")
                .because("the measuring program is started by its name and spoken to over a pipe")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.gpu.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.gpu.monitor..", "org.slf4j..")
                .because("the measuring program is small, and stands alone")
                .check(tern);
    }

    @Test
    void screensDoNotReachIntoEachOther() {
        slices().matching("tern.app.(home|onboarding|stake|subnets|transfer|activity|node|mining|settings)..")
                .should()
                .notDependOnEachOther()
                .because("a screen can be changed alone")
                .check(tern);
    }

    @Test
    void whatPagesShareKnowsNoPage() {
        noClasses().that()
                .resideInAPackage("tern.app.pool..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.app.home..", "tern.app.stake..", "tern.app.subnets..", "tern.app.transfer..",
                        "tern.app.activity..", "tern.app.settings..", "tern.app.onboarding..", "tern.app.window..",
                        "tern.app.cli..")
                .because("pages that cannot import each other share it")
                .check(tern);
    }

    @Test
    void chartsKnowNoScreenNoChainAndNoFile() {
        noClasses().that()
                .resideInAPackage("tern.app.chart..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tern.app..", "tern.wallet..", "java.nio.file..")
                        .and(not(resideInAnyPackage("tern.app.chart..", "tern.app.ui..", "tern.wallet.units.."))))
                .because("every screen draws with them, and who exports one says where to")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.app.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.app.chart..")
                .because("charts stand on the shared controls")
                .check(tern);
    }

    @Test
    void oneRoomAsksOverHttp() {
        noClasses().that()
                .resideOutsideOfPackage("tern.app.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..")
                .because("what leaves this computer is said on one page and sent from one place")
                .check(tern);
        noClasses().that()
                .resideOutsideOfPackages("tern.app.web..", "tern.app.prices..", "tern.app.update..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("tern.app.web.WebClient")
                .because("prices and newer versions are all that Tern asks strangers for")
                .check(tern);
        noClasses().that()
                .resideInAnyPackage("tern.app.prices..", "tern.app.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tern.wallet.keys..", "tern.wallet.keystore..", "tern.wallet.chain..",
                        "tern.wallet.portfolio..", "tern.app.feed..", "tern.app.boot..")
                .because("who asks for a price knows no address and no amount that is owned")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.app.update..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tern.app..", "tern.wallet..")
                        .and(not(resideInAnyPackage("tern.app.update..", "tern.app.web..", "tern.app.boot..",
                                "tern.wallet.units.."))))
                .because("who asks for newer versions knows nothing of the person, and starts no program")
                .check(tern);
    }

    @Test
    void theGuideIsReadInOneRoomThatKnowsNothingElse() {
        noClasses().that()
                .resideOutsideOfPackage("tern.app.help..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.commonmark..")
                .because("nothing of it is loaded before help is asked for")
                .check(tern);
        noClasses().that()
                .resideInAPackage("tern.app.help..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tern..", "java.net.http..")
                        .and(not(resideInAnyPackage("tern.app.help..", "tern.app.ui.."))))
                .because("help explains what is there and does nothing")
                .check(tern);
    }

    @Test
    void rawCryptographyStaysInItsRoom() {
        noClasses().that()
                .resideOutsideOfPackages("tern.wallet.crypto..", "tern.wallet.metadata..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..")
                .because("secrets pass through one room; the metadata digest needs BLAKE3 of public data")
                .check(tern);
    }

    @Test
    void oneHopToTheWindowThread() {
        noClasses().that()
                .doNotHaveFullyQualifiedName("tern.app.fx.Fx")
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .because("updates are coalesced in one place")
                .check(tern);
    }

    @Test
    void oneMakerOfFieldsForSecrets() {
        noClasses().that()
                .haveNameNotMatching("tern\\.app\\.session\\.SecretFields.*")
                .should()
                .callConstructor(javafx.scene.control.PasswordField.class)
                .because("the lock empties the fields that it knows")
                .check(tern);
    }

    @Test
    void nothingPrintsBesideTheCommandLine() {
        noClasses().that()
                .resideOutsideOfPackages("tern.app.boot..", "tern.app.cli..", "tern.node.practice.program..",
                        "tern.gpu.probe..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("output belongs to the command line and to programs of their own; the rest logs")
                .check(tern);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().that()
                .resideInAPackage("tern..")
                .and(alwaysTrue())
                .should(BePackageMarked.nullMarked())
                .check(tern);
    }

    @Test
    void noMutableStaticState() {
        noFields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("tern..")
                .should()
                .notBeFinal()
                .allowEmptyShould(true)
                .because("what a class needs comes in by its constructor")
                .check(tern);
        noFields().that()
                .haveModifier(JavaModifier.VOLATILE)
                .and()
                .areStatic()
                .should()
                .bePublic()
                .allowEmptyShould(true)
                .check(tern);
    }
}
