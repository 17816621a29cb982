// Short forms people use for the same first name; the first of a line stands for all. A form that belongs to two
// names (alex, chris, pat, sam) is left to the line where it is commoner.
const lines = `robert bob bobby rob robbie bert roberta|william bill billy will willie wm liam|james jim jimmy jamie|
john jack johnny jon|richard dick rick ricky rich|thomas tom tommy thos|michael mike mick mickey micky|
edward ed eddie ted ned teddy|charles charlie chas chuck charley|george geo georgie|joseph joe joey jos|
david dave davy|daniel dan danny|samuel sam sammy|benjamin ben benny|matthew matt|andrew andy drew|
anthony tony antony|christopher chris kit|nicholas nick nicky|frederick fred freddie freddy|henry harry hal|
francis frank frankie|albert al bertie|alfred alf alfie|arthur art artie|walter wally walt|peter pete|
stephen steve steven stevie|philip phil phillip|ronald ron ronnie|donald don donny|kenneth ken kenny|
lawrence larry laurence|leonard len lenny leo|patrick pat paddy|raymond ray|gregory greg|jeffrey jeff geoffrey geoff|
gerald gerry jerry|timothy tim|theodore theo|vincent vince|alexander alex alec sandy|archibald archie|
ernest ernie|harold hal|hugh hughie|louis lou lewis luis|nathaniel nathan nat|zachary zach zack|joshua josh|
jonathan jonathon|abraham abe|isaac ike|eugene gene|stanley stan|sidney sid sydney|victor vic|martin marty|
elizabeth liz beth betty lizzie eliza bess betsy libby elisabeth|margaret maggie meg peggy madge marge margie greta|
catherine kate cathy katherine kathryn kathy katie kitty cath kathleen|mary polly molly mollie marie maria may|
ann anne annie anna nan nancy|sarah sally sadie sara|jane janie jenny janet|jennifer jen jenn|susan sue susie susanne
suzanne susanna|patricia patty tricia trish patti|barbara barb babs|dorothy dot dolly dottie|helen nell nellie ellen|
eleanor nora ella elinor|frances fanny fran|harriet hattie|florence flo florrie|isabella bella isabel isobel izzy|
josephine josie jo|judith judy|victoria vicky vicki|virginia ginny|rebecca becky becca|deborah deb debbie debra|
christine chrissie tina christina kristin|jacqueline jackie|samantha sammie|alexandra lexi|amanda mandy|cynthia cindy|
teresa theresa terry tess|martha mattie patsy|caroline carol carrie carolyn|charlotte lottie|louisa louise|
emily em emmy millie emilie|emma emmie|gertrude gertie trudy|agnes aggie|edith edie|ruth ruthie|lucy lucie lucinda|
rose rosie rosa|veronica ronnie|winifred winnie|abigail abby gail|pamela pam|muhammad mohammed mohamed muhammed mohammad
mohamad muhamad mohd mhd|yusuf yousef youssef|ahmed ahmad|howard howie|aleksandr alexandr aleksander|natalia natalya natasha`

const rootByForm = new Map<string, string>()
const firstLettersByRoot = new Map<string, Set<string>>()
for (const line of lines.split('|')) {
  const [root = '', ...forms] = line.trim().split(/\s+/)
  const letters = new Set([root, ...forms].map((form) => form.slice(0, 1)))
  firstLettersByRoot.set(root, new Set([...letters, ...(firstLettersByRoot.get(root) ?? [])]))
  for (const form of [root, ...forms]) if (!rootByForm.has(form)) rootByForm.set(form, root)
}

/** The full form a first name stands for (`bob` → `robert`), or the name itself. Expects folded text. */
export function nicknameRoot(name: string): string {
  return rootByForm.get(name) ?? rootByForm.get(otherEnding(name)) ?? name
}

/** Peggie for Peggy, Cathi for Cathie. */
function otherEnding(name: string): string {
  return name.replace(/(?:ie|y|i)$/, (ending) => (ending === 'y' ? 'ie' : 'y'))
}

/** Whether an initial may stand for a name by one of its short forms: B. for Robert, who is called Bob. */
export function hasFormStarting(name: string, initial: string): boolean {
  return firstLettersByRoot.get(nicknameRoot(name))?.has(initial) === true
}

/** Whether a word is a widely used first name: one of the signs that a column holds people. */
export function isFirstName(word: string): boolean {
  return rootByForm.has(word)
}
