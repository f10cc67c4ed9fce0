// Asks EPUBCheck about several books in one go: a line for each message, exit status 0 if there is none.
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.adobe.epubcheck.api.EPUBLocation;
import java.io.File;

class Epubs {
  static int found = 0;

  public static void main(String[] names) {
    for (String name : names) {
      var report = new DefaultReportImpl(name) {
        @Override public void message(Message message, EPUBLocation place, Object... words) {
          if (message.getSeverity().toInt() > 1) { found++; System.out.println(name + ": " + place + ": " + message.getMessage(words)); }
        }
      };
      new EpubCheck(new File(name), report).doValidate();
    }
    System.exit(found == 0 ? 0 : 1);
  }
}
