package tern.app.cli;

import java.util.Optional;
import tern.app.mining.HardwareWords;
import tern.gpu.monitor.JavaProbe;
import tern.gpu.sysfs.PresentCards;
import tern.wallet.units.TernException;

/// `tern hardware`: this computer and every card in it, measured once, with what is wrong and what to do about it.
final class HardwareCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException {
        invocation.remark("hardware.looking");
        try {
            HardwareSurvey survey = HardwareSurvey.take(PresentCards.ofThisComputer(), JavaProbe.current(),
                    invocation.folders().data());
            if (invocation.json()) {
                try (Json json = new Json()) {
                    HardwareJson.write(json, survey);
                    json.writeTo(invocation.out());
                }
            }
            invocation.print(new HardwareText(invocation.texts()).text(survey));
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw invocation.trouble(Trouble.FAILED, "hardware.interrupted");
        }
    }

    /// Of a card: what is wrong with it and what helps.
    static Optional<HardwareWords.Saying> saying(HardwareSurvey.Card card, HardwareSurvey survey) {
        return card.diagnosis()
                .map(diagnosis -> HardwareWords.diagnosis(diagnosis, card.device().id().vendor(),
                        Optional.of(survey.system())));
    }
}
