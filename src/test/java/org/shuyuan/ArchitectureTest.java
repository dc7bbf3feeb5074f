package org.shuyuan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;

/** The arrows of the house. Each rule says why it is there. */
@AnalyzeClasses(packages = "org.shuyuan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "org.shuyuan.";

    @ArchTest
    static final ArchRule noCircles = slices().matching("org.shuyuan.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package with two names");

    @ArchTest
    static final ArchRule textStandsAtTheBottom = only("text");

    @ArchTest
    static final ArchRule problemKnowsWords = only("problem", "text");

    @ArchTest
    static final ArchRule sealKnowsNothing = only("seal");

    @ArchTest
    static final ArchRule tableKnowsNothing = only("table");

    @ArchTest
    static final ArchRule peopleStandUnderTheStages = only("people", "problem", "seal", "text");

    @ArchTest
    static final ArchRule catalogStandsUnderTheStages = only("catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule storageKnowsBytesOnly = only("storage", "problem");

    @ArchTest
    static final ArchRule workKnowsNoStage = only("work", "problem");

    @ArchTest
    static final ArchRule fetchKnowsAddressesOnly = only("fetch", "problem", "text");

    @ArchTest
    static final ArchRule embeddedKnowsNothing = only("embedded");

    @ArchTest
    static final ArchRule intakeIsTheFirstStage =
            only("intake", "catalog", "people", "problem", "seal", "storage", "text", "work");

    @ArchTest
    static final ArchRule describeComesAfterIntake =
            only("describe", "intake", "catalog", "people", "problem", "seal", "storage", "text", "work");

    @ArchTest
    static final ArchRule renderComesAfterDescribe =
            only("render", "describe", "intake", "catalog", "people", "problem", "seal", "storage", "text", "work");

    @ArchTest
    static final ArchRule speechComesAfterRender = only(
            "speech",
            "render",
            "describe",
            "intake",
            "catalog",
            "people",
            "problem",
            "seal",
            "storage",
            "text",
            "work");

    @ArchTest
    static final ArchRule scansAreReadAfterRender =
            only("scan", "render", "describe", "catalog", "people", "problem", "storage", "text", "work");

    @ArchTest
    static final ArchRule documentsAreLaidOutAfterTheyAreDescribed =
            only("preview", "render", "describe", "catalog", "people", "problem", "storage", "text", "work");

    @ArchTest
    static final ArchRule mediaAreLookedAtBelowAll = only("render.media", "problem");

    @ArchTest
    static final ArchRule profilesAreFittedToMedia = only("render.profile", "render.media", "catalog");

    @ArchTest
    static final ArchRule manifestsAreWrittenFromWhatWasMade =
            only("render.manifest", "render.media", "render.profile");

    @ArchTest
    static final ArchRule ffmpegKnowsNoJob =
            only("render.ffmpeg", "render.manifest", "render.media", "render.profile", "problem", "work");

    @ArchTest
    static final ArchRule laddersAreMadeWithoutQueueAndTables = only(
            "render.ladder",
            "render.ffmpeg",
            "render.manifest",
            "render.media",
            "render.profile",
            "problem",
            "storage",
            "work");

    @ArchTest
    static final ArchRule nobodyRendersForTheSakeOfAChoice = noClasses()
            .that()
            .resideInAPackage(HOUSE + "render..")
            .and()
            .resideOutsideOfPackage(HOUSE + "render.poster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "render.poster..")
            .because("a film plays without anybody having chosen its picture");

    @ArchTest
    static final ArchRule searchComesAfterRender = only(
            "search",
            "render",
            "describe",
            "intake",
            "catalog",
            "people",
            "problem",
            "seal",
            "storage",
            "text",
            "work");

    @ArchTest
    static final ArchRule fieldsAreNames = only("search.field", "catalog");

    @ArchTest
    static final ArchRule theEngineIsSpokenToBelowAll = only("search.engine");

    @ArchTest
    static final ArchRule whatIsWrittenKnowsNoQuestion =
            only("search.index", "search.engine", "search.field", "search.spelling", "catalog", "people", "text");

    @ArchTest
    static final ArchRule newIndexesAreFilledWithWhatIsWritten =
            only("search.rebuild", "search.index", "search.engine", "work");

    @ArchTest
    static final ArchRule theIndexIsKeptWhetherOrNotAnybodyAsks =
            only("search.upkeep", "search.rebuild", "search.index", "search.engine", "catalog", "work");

    @ArchTest
    static final ArchRule spellingKnowsNoEngine = only("search.spelling", "text");

    @ArchTest
    static final ArchRule questionsAreReadWithoutTheEngine =
            only("search.question", "search.field", "search.spelling", "catalog", "text");

    @ArchTest
    static final ArchRule answersKnowNoQuestion = only("search.answer", "search.field", "catalog");

    @ArchTest
    static final ArchRule queriesSayWhatWasRead =
            only("search.query", "search.question", "search.answer", "search.engine", "search.field");

    @ArchTest
    static final ArchRule guessesAreMadeOfQueries = only(
            "search.suggest",
            "search.query",
            "search.question",
            "search.answer",
            "search.spelling",
            "search.engine",
            "search.field",
            "text");

    @ArchTest
    static final ArchRule playServesWhatWasRendered =
            only("play", "preview", "render", "catalog", "people", "problem", "seal", "storage", "text");

    @ArchTest
    static final ArchRule crosswalksKnowNoProtocol = only("share.crosswalk", "catalog", "text");

    @ArchTest
    static final ArchRule oaiSharesTheCatalog =
            only("share.oai", "share.crosswalk", "catalog", "people", "problem", "seal", "text", "work");

    @ArchTest
    static final ArchRule theWireKnowsNothingOfWhatIsHarvested = only("share.harvest.wire", "fetch", "problem", "text");

    @ArchTest
    static final ArchRule harvestingKnowsWhatIsOurs =
            only("share.harvest", "share.oai", "fetch", "describe", "catalog", "people", "problem", "text", "work");

    @ArchTest
    static final ArchRule harvestingNeedsNoDesk = noClasses()
            .that()
            .resideInAnyPackage(HOUSE + "share.harvest", HOUSE + "share.harvest.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "share.harvest.desk..")
            .because("runs begin and end by the clock, whether or not anybody looks on");

    @ArchTest
    static final ArchRule feedsTellWhatIsFoundAndPlayed =
            only("share.feed", "share.crosswalk", "search", "play", "catalog", "people", "problem", "storage", "text");

    @ArchTest
    static final ArchRule copiesGoThroughAllStages = only(
            "share.copy",
            "share.harvest",
            "fetch",
            "play",
            "render",
            "describe",
            "intake",
            "catalog",
            "people",
            "problem",
            "storage",
            "text",
            "work");

    @ArchTest
    static final ArchRule bagsComeInAsUploadsDo =
            only("share.bag", "intake", "describe", "catalog", "people", "problem", "storage", "text", "work");

    @ArchTest
    static final ArchRule browsingLeadsToWhatIsFound = only("browse", "search", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule progressKnowsFilmsAndReaders = only("learn.progress", "catalog", "people", "problem", "seal");

    @ArchTest
    static final ArchRule coursesAreMadeOfWhatTheCatalogHas =
            only("learn.course", "learn.quiz", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule quizzesKnowNoCourses = only("learn.quiz", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule questionsKnowNothingButThemselves = only("learn.quiz.item", "problem", "text");

    @ArchTest
    static final ArchRule markingKnowsQuestions = only("learn.quiz.marking", "learn.quiz.item", "catalog", "text");

    @ArchTest
    static final ArchRule otherProgramsGetQuestions = only("learn.quiz.qti", "learn.quiz.item", "problem", "text");

    @ArchTest
    static final ArchRule classesFollowCourses =
            only("learn.join", "learn.course", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule followingJoinsCoursesClassesAndProgress = only(
            "learn.follow",
            "learn.join",
            "learn.course",
            "learn.bookmark",
            "learn.note",
            "learn.progress",
            "learn.quiz",
            "learn.shelf",
            "share.feed",
            "catalog",
            "people",
            "problem",
            "text");

    @ArchTest
    static final ArchRule notesKnowResourcesAndTheirWriters =
            only("learn.note", "catalog", "people", "problem", "table", "text");

    @ArchTest
    static final ArchRule bookmarksKnowBooksAndTheirReaders =
            only("learn.bookmark", "catalog", "people", "problem", "table");

    @ArchTest
    static final ArchRule booksAreLookedThroughWithoutTheEngine = only("search.inside", "search", "catalog", "text");

    @ArchTest
    static final ArchRule shelvesKnowResourcesAndReaders =
            only("learn.shelf", "search", "catalog", "people", "problem", "table", "text");

    @ArchTest
    static final ArchRule dailyLessonsAreFoundAndFed =
            only("learn.daily", "share.feed", "search", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule reviewsKnowLessonsAndTeachers = only("learn.review", "catalog", "people", "problem", "text");

    @ArchTest
    static final ArchRule figuresAreOfWhatWasWatched =
            only("learn.figures", "learn.progress", "catalog", "people", "problem", "table", "text");

    @ArchTest
    static final ArchRule statementsTellOfAllLearning = only(
            "learn.statement",
            "learn.follow",
            "learn.join",
            "learn.course",
            "learn.progress",
            "learn.quiz",
            "fetch",
            "catalog",
            "people",
            "seal",
            "table");

    @ArchTest
    static final ArchRule nobodyLearnsForTheSakeOfStatements = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "learn.statement..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "learn.statement..")
            .because(
                    "learning goes on whether or not anybody is told: what happens is an event, and is observed there");

    @ArchTest
    static final ArchRule launchesShowWhatIsFoundAndLearned = only(
            "share.lti",
            "learn.follow",
            "learn.course",
            "learn.progress",
            "learn.quiz",
            "search",
            "play",
            "fetch",
            "catalog",
            "people",
            "problem",
            "seal",
            "table",
            "text",
            "work");

    @ArchTest
    static final ArchRule webIsImportedByNone = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + "web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "web..")
            .because("web is the face on top of everything; what a stage needs of it belongs lower");

    @ArchTest
    static final ArchRule demoIsImportedByNone = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + "demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "demo..")
            .because("the service must be whole without its demo");

    @ArchTest
    static final ArchRule everyPackageHasACaption = classes()
            .that()
            .resideInAPackage("org.shuyuan..")
            .should(new HaveACaptionedPackage())
            .because("a newcomer reads the captions first");

    @ArchTest
    static final ArchRule constructorsInject = fields().should()
            .notBeAnnotatedWith(Inject.class)
            .because("what a class needs stands in its constructor, and can be given to it by a test");

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMay = methods()
            .that(areEndpoints())
            .should(new SayWhoMay())
            .because("an endpoint that forgets its authorisation is a hole");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Processor|Handler)")
            .because("such an ending fits every class, so it tells nothing of this one");

    /** The package may depend on these of ours and no others. */
    private static ArchRule only(String from, String... allowed) {
        Set<String> open = Set.of(allowed);
        GivenClassesConjunction inside = noClasses().that().resideInAPackage(HOUSE + from + "..");
        return inside.should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to another room than " + open) {
                    @Override
                    public boolean test(JavaClass other) {
                        if (!other.getPackageName().startsWith(HOUSE)) {
                            return false;
                        }
                        String room = other.getPackageName().substring(HOUSE.length());
                        return !within(room, from) && open.stream().noneMatch(each -> within(room, each));
                    }
                })
                .because("a lesson travels one way: intake, describe, render, search, share; a later stage knows the"
                        + " earlier ones, an earlier stage never calls a later one")
                .allowEmptyShould(true);
    }

    private static boolean within(String room, String house) {
        return room.equals(house) || room.startsWith(house + ".");
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return new DescribedPredicate<>("are endpoints") {
            @Override
            public boolean test(JavaMethod method) {
                return method.getOwner().isAnnotatedWith(Path.class)
                        && method.getAnnotations().stream().anyMatch(ArchitectureTest::isHttpMethod);
            }
        };
    }

    private static boolean isHttpMethod(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isAnnotatedWith(HttpMethod.class);
    }
}
