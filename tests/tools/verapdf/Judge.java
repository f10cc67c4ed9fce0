import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges files: `-f ua1,3a FILE...`. Exit status: 0 all pass, 1 one fails, 2 wrong usage or no verdict. */
public final class Judge {
    private static final int CLAUSES_SHOWN = 200;

    public static void main(String[] words) {
        LogManager.getLogManager().reset();
        List<String> files = new ArrayList<>();
        String flavours = "";
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("-f") && i + 1 < words.length) flavours = words[++i];
            else if (words[i].equals("--format")) i++;
            else files.add(words[i]);
        }
        if (flavours.isEmpty() || files.isEmpty()) {
            System.err.println("usage: verapdf -f FLAVOUR[,FLAVOUR...] FILE...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        int worst = 0;
        for (String file : files)
            for (String flavour : flavours.split(",")) worst = Math.max(worst, judge(file, flavour));
        System.exit(worst);
    }

    private static int judge(String file, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        if (flavour == PDFAFlavour.NO_FLAVOUR) return noVerdict(file, name, "no such flavour");
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new File(file), flavour);
                var validator = foundry.createValidator(flavour, CLAUSES_SHOWN, false, true, false)) {
            var result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file + " " + name);
            broken(result.getTestAssertions()).forEach((clause, places) ->
                    System.out.println("  " + clause + " (" + places.size() + "): " + places.get(0)));
            return result.isCompliant() ? 0 : 1;
        } catch (Exception | LinkageError fault) {
            return noVerdict(file, name, fault.toString());
        }
    }

    private static Map<String, List<String>> broken(List<TestAssertion> assertions) {
        Map<String, List<String>> clauses = new LinkedHashMap<>();
        for (TestAssertion each : assertions)
            if (each.getStatus() == TestAssertion.Status.FAILED) {
                String clause = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                String place = each.getMessage() + " at " + each.getLocation().getContext();
                clauses.computeIfAbsent(clause, unseen -> new ArrayList<>()).add(place);
            }
        return clauses;
    }

    private static int noVerdict(String file, String name, String why) {
        System.out.println("ERROR " + file + " " + name + ": " + why);
        return 2;
    }
}
