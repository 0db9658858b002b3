/**
 * Words and rows of keys that passwords are made of so often that they are guessed first: in English, in Swahili, and of Tanzanian life.
 * Written down for Tumia from what is known of leaked passwords and of habits here. All in small letters and without signs; what people
 * put around them (2024, 123, !) and in place of letters (@ for a, 0 for o) is taken off before a password is looked up.
 */
const words = `
  password passwords passcode passwd pass pwd letmein letme welcome login signin admin administrator root user username guest test
  testing tester default changeme change secret secrets access system computer internet google facebook instagram whatsapp twitter
  telegram youtube tiktok samsung tecno itel infinix nokia iphone android phone mobile network server account master hello hallo hey
  qwerty qwertyui qwertyuiop qwert qwer asdf asdfg asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  azerty abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij aaa xyz iloveyou iloveu loveyou loveme love lover lovely mylove
  mylife mine forever together happy happiness smile sunshine princess prince queen king angel angels baby babygirl babyboy honey
  sweet sweetie sweetheart darling beautiful beauty pretty flower flowers rose butterfly dragon monkey tiger eagle lion panther
  shadow ninja superman batman spiderman hero champion winner winners success money rich dollar dollars freedom peace hope faith
  grace blessed blessing blessings god godisgood godislove jesus jesuschrist christ christian church bible prayer amen hallelujah
  holy heaven trust believe family mother father sister brother friend friends daddy mummy mommy papa son daughter football soccer
  arsenal chelsea liverpool manchester manutd mancity united barcelona barca madrid realmadrid messi ronaldo neymar basketball
  music dance star stars power magic summer winter spring monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december black white green blue purple orange silver
  golden diamond apple banana mango chocolate coffee sugar michael jordan daniel david john james peter paul joseph joshua
  emmanuel samuel moses abraham isaac jacob thomas george charles patrick martin simon stephen philip andrew mark luke mathew
  matthew robert richard william henry edward frank anna mary maria martha elizabeth grace gladys joyce janet irene catherine
  christina esther ruth sarah rebecca rachel monica veronica agnes lucy nancy rose salome stella teresa victoria winnie

  nenosiri siri siriyangu nywila karibu karibuni habari habariyako mambo vipi poa jambo shikamoo marahaba asante ahsante
  sana tafadhali samahani pole kwaheri ndiyo hapana sawa sawasawa kabisa leo kesho jana sasa haraka polepole hakuna matata hakunamatata
  nakupenda nakupendasana ninakupenda nampenda nawapenda tunakupenda upendo mapenzi penzi mpenzi mpenziwangu mpendwa
  mahaba moyo moyowangu roho wangu yangu langu changu zangu kwangu mimi wewe sisi ninyi yeye furaha amani baraka neema rehema imani
  tumaini matumaini subira heri bahati ushindi mshindi uhuru umoja kazi ajira pesa hela fedha tajiri utajiri biashara maisha maishayangu
  mungu mungumwema mungunimwema mungubaba mungubariki munguwangu mungunipe bwana bwanayesu yesu yesukristo yesuniwangu kristo
  malaika mbinguni sala dua biblia kanisa msikiti allah allahuakbar bismillah alhamdulillah inshallah mashallah subhanallah islam
  muhammad mohamed mohammed quran kurani ramadhan krismasi pasaka idi
  mama mamayangu mamamia baba babayangu babaangu mamaangu babu bibi kaka dada mdogo mkubwa mjomba shangazi mtoto mtotowangu watoto
  mwanangu wanangu mwana mume mke mumewangu mkewangu familia familiayangu rafiki marafiki ndugu mchumba mrembo mzuri wazuri bora
  kijana mzee bosi rais mfalme malkia
  simba simbasc simbasports wekundu msimbazi yanga yangasc yangaafrika youngafricans young africans jangwani wananchi azam azamfc
  mbeyacity mtibwa kagera ihefu singida namungo tabora coastal coastalunion taifastars taifa stars samatta msuva
  tanzania tanzanian tanzaniayangu tanzaniabara tanganyika tz tza bongo bongoland bongofleva zanzibar unguja pemba mafia kilimanjaro
  serengeti ngorongoro meru ruaha mikumi rufiji victoria africa afrika afrikamashariki kenya uganda rwanda burundi malawi zambia congo
  dar daressalaam dsm dodoma arusha mwanza mbeya moshi tanga morogoro kigoma tabora singida iringa njombe songea ruvuma lindi
  mtwara rukwa sumbawanga katavi mpanda shinyanga simiyu bariadi geita kagera bukoba musoma mara manyara babati pwani kibaha
  songwe kahama kasulu kibondo bagamoyo ifakara kilosa korogwe lushoto same mwanga karatu magu nzega igunga urambo masasi nachingwea
  tunduru mbinga mafinga makambako tukuyu kyela ilala kinondoni temeke ubungo kigamboni kariakoo mbagala sinza mwenge tegeta kawe
  nyerere mwalimu julius mkapa kikwete mwinyi magufuli jpm samia mamasamia karume shein hapakazitu ccm chadema chamachamapinduzi
  mapinduzi azimio muungano uhuruna sabasaba nanenane
  vodacom voda mpesa tigo tigopesa mixx airtel airtelmoney halotel halopesa ttcl yas nmb crdb nbc
  diamondplatnumz platnumz alikiba harmonize rayvanny zuchu nandy jux marioo wasafi konde chibu
  afya hospitali hospital zahanati dispensary kituo kituochaafya healthcentre clinic kliniki daktari doctor nesi nurse nurses nursing
  muuguzi wauguzi mkunga midwife tabibu maabara laboratory famasi pharmacy dawa chanjo mgonjwa wagonjwa mhudumu malaria ukimwi
  tumia tumiaapp demo mafunzo kozi somo masomo shule shuleni chuo chuokikuu mwanafunzi wanafunzi elimu kusoma takwimu data dhis mtuha
  serikali wizara halmashauri mkoa wilaya kijiji mtaa nyumba nyumbani gari pikipiki bodaboda daladala simu simuyangu
  ugali wali nyama samaki maharage chai kahawa sukari maji mkate ndizi embe nazi chakula pilau
  paka mbwa kuku ngombe mbuzi tembo twiga chui duma nyoka ndege samaki punda faru kiboko mamba
  mvua jua mwezi nyota bahari ziwa mlima mto maua waridi
  moja mbili tatu nne tano sita saba nane tisa kumi mojambili mojambilitatu
  januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba jumatatu jumanne jumatano alhamisi ijumaa
  jumamosi jumapili
  asha amina fatuma fatma halima hawa hadija khadija mwajuma zainabu zaituni rukia saida salma mariamu maryam mwanaidi mwanahamisi
  neema rehema upendo furaha tumaini happyness zawadi subira bahati pendo amani baraka juma hamisi ramadhani rashidi hassan
  hussein ally omari salum saidi issa musa yusufu yahaya abdallah abdul mwinyi shabani idrisa athumani mustafa suleiman ibrahim
  jumanne jumapili masanja masunga mushi massawe kimaro mrema swai lema mollel laizer ngowi shayo kweka mwakyusa mwakalinga mwita
  chacha marwa wambura nyambura kasanda mwanri kessy macha minja mtui tarimo
  elia eliya yohana petro paulo yakobo mariam marta rahel rebeka sara esta debora joyce anastazia pili tatu sikujua sikitu
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
