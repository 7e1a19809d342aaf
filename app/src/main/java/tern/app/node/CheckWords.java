package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tern.app.ui.Texts;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;

/// Says in words what was found before a start, and what is wrong with a node that runs.
final class CheckWords {

    static final String PROBLEM = "node-problem";

    private final Texts texts;

    CheckWords(Texts texts) {
        this.texts = texts;
    }

    static String id(Finding finding) {
        return "node-check-" + finding.id().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CheckRow row(Finding finding) {
        Tone tone = switch (finding.verdict()) {
            case PASS -> Tone.GOOD;
            case WARN -> Tone.WARNING;
            case FAIL -> Tone.BAD;
        };
        List<String> parts = new ArrayList<>();
        finding.measured().ifPresent(parts::add);
        finding.needed().ifPresent(needed -> parts.add(texts.get("node.check.needed", needed)));
        StringBuilder said = new StringBuilder(String.join(" · ", parts));
        finding.advice().ifPresent(advice -> said.append(said.isEmpty() ? "" : "\n").append(advice));
        return new CheckRow(id(finding), tone, word(tone), finding.title(), said.toString(), button(finding.fix()));
    }

    /// What was found and what to do, in a few lines.
    String said(Finding finding) {
        String what = finding.measured()
                .map(measured -> texts.get("node.despite.found", finding.title(), measured))
                .orElse(finding.title());
        return finding.advice().map(advice -> what + "\n" + advice).orElse(what);
    }

    CheckRow row(Problem problem) {
        // the last lines of a node that ended stand in the log below
        String said = problem.details().filter(details -> details.lines().count() == 1).orElse("");
        return new CheckRow(PROBLEM, Tone.BAD, texts.get("node.problem.word"), problem.sentence(), said,
                button(problem.fix()));
    }

    private String word(Tone tone) {
        return switch (tone) {
            case QUIET -> "";
            case GOOD -> texts.get("node.check.pass");
            case WARNING -> texts.get("node.check.warn");
            case BAD -> texts.get("node.check.fail");
        };
    }

    /// All of them in one sentence.
    String summary(List<Finding> findings) {
        long failed = findings.stream().filter(one -> one.verdict() == Finding.Verdict.FAIL).count();
        long warned = findings.stream().filter(one -> one.verdict() == Finding.Verdict.WARN).count();
        if (failed > 0) {
            return texts.get("node.check.failed", Long.toString(failed));
        }
        return warned > 0
                ? texts.get("node.check.warned", Long.toString(warned))
                : texts.get("node.check.passed");
    }

    private Optional<String> button(Fix fix) {
        return switch (fix) {
            case NONE -> Optional.empty();
            case START -> Optional.of(texts.get("node.start"));
            case RESTART -> Optional.of(texts.get("node.restart"));
            case RESYNC -> Optional.of(texts.get("node.fix.resync"));
            case PRUNE -> Optional.of(texts.get("node.fix.prune"));
            case ADOPT -> Optional.of(texts.get("node.fix.adopt"));
            case SETTINGS -> Optional.of(texts.get("node.settings"));
            case INSTALL -> Optional.of(texts.get("node.fix.install"));
            case LOG -> Optional.of(texts.get("node.fix.log"));
            case FOLDER -> Optional.of(texts.get("node.fix.folder"));
        };
    }

    ProgramPicture picture(ProgramInfo program) {
        return new ProgramPicture(Optional.of(program.name()), program.digest(), switch (program.trust()) {
            case PINNED, AGREED -> Tone.GOOD;
            case UNKNOWN -> Tone.WARNING;
        }, switch (program.trust()) {
            case PINNED -> texts.get("node.trust.pinned");
            case AGREED -> texts.get("node.trust.agreed");
            case UNKNOWN -> texts.get("node.trust.unknown");
        });
    }
}
