/**
 * QuickChart's documented interface as requests and what they are answered with. Written from its public documentation:
 * https://quickchart.io/documentation/usage/parameters, /usage/post-endpoint, /usage/short-urls-and-templates, /chart-types, /reference/...,
 * /sparkline-api, /qr-codes.
 */
export interface Row {
  readonly what: string;
  /** A path with its query, or a JSON body for POST /chart. */
  readonly get?: string;
  readonly post?: Readonly<Record<string, unknown>>;
  readonly status?: number;
  readonly type?: string;
  /** Width x height in pixels. */
  readonly size?: string;
  /** Why this server answers otherwise than QuickChart does. The row then says what this one does. */
  readonly differs?: string;
}

const PNG = 'image/png';
const DEFAULT_SIZE = '1000x600';
const MONTHS = `labels:['January','February','March','April','May']`;
const DOGS = `{label:'Dogs',data:[50,60,70,180,190]}`;
const CATS = `{label:'Cats',data:[100,200,300,400,500]}`;
const BAR = `{type:'bar',data:{${MONTHS},datasets:[${DOGS},${CATS}]}}`;

const chart = (config: string, more = '') => `/chart?c=${encodeURIComponent(config)}${more}`;

/** A kind or option of a chart, drawn at the default size. */
const drawn = (what: string, config: string, more = ''): Row => ({
  what,
  get: chart(config, more),
  type: PNG,
  size: DEFAULT_SIZE,
});

const PARAMETERS: readonly Row[] = [
  { what: 'c', get: chart(BAR), type: PNG, size: DEFAULT_SIZE },
  { what: 'chart', get: `/chart?chart=${encodeURIComponent(BAR)}`, type: PNG, size: DEFAULT_SIZE },
  { what: 'a chart that is not encoded', get: `/chart?c=${BAR.replaceAll(' ', '')}`, type: PNG, size: DEFAULT_SIZE },
  {
    what: 'a chart in JSON',
    get: chart('{"type":"bar","data":{"labels":[1],"datasets":[{"data":[1]}]}}'),
    type: PNG,
    size: DEFAULT_SIZE,
  },
  { what: 'w and h', get: chart(BAR, '&w=320&h=200'), size: '640x400' },
  { what: 'width and height', get: chart(BAR, '&width=320&height=200'), size: '640x400' },
  { what: 'width alone', get: chart(BAR, '&width=320'), size: '640x600' },
  { what: 'a size that is no number', get: chart(BAR, '&width=wide'), size: DEFAULT_SIZE },
  { what: 'devicePixelRatio 1', get: chart(BAR, '&w=320&h=200&devicePixelRatio=1'), size: '320x200' },
  { what: 'devicePixelRatio 1.0', get: chart(BAR, '&w=320&h=200&devicePixelRatio=1.0'), size: '320x200' },
  { what: 'devicePixelRatio 2', get: chart(BAR, '&w=320&h=200&devicePixelRatio=2'), size: '640x400' },
  { what: 'backgroundColor by name', get: chart(BAR, '&backgroundColor=white'), type: PNG },
  { what: 'backgroundColor as rgb()', get: chart(BAR, '&backgroundColor=rgb(255,255,120)'), type: PNG },
  { what: 'bkg in hex', get: chart(BAR, '&bkg=%23ff00ff'), type: PNG },
  { what: 'bkg as hsl()', get: chart(BAR, '&bkg=hsl(120,100%25,90%25)'), type: PNG },
  { what: 'version 2', get: chart(BAR, '&version=2'), type: PNG },
  { what: 'version 2.9.4', get: chart(BAR, '&v=2.9.4'), type: PNG },
  { what: 'version 3', get: chart(BAR, '&v=3'), type: PNG },
  { what: 'version 4', get: chart(BAR, '&v=4'), type: PNG },
  { what: 'version 4.4.0', get: chart(BAR, '&v=4.4.0'), type: PNG },
  { what: 'format png', get: chart(BAR, '&format=png'), type: PNG, size: DEFAULT_SIZE },
  { what: 'f=png', get: chart(BAR, '&f=png'), type: PNG, size: DEFAULT_SIZE },
  { what: 'format jpg', get: chart(BAR, '&format=jpg'), type: 'image/jpeg', size: DEFAULT_SIZE },
  { what: 'format webp', get: chart(BAR, '&format=webp'), type: 'image/webp', size: DEFAULT_SIZE },
  { what: 'format svg', get: chart(BAR, '&format=svg'), type: 'image/svg+xml', size: '500x300' },
  { what: 'format pdf', get: chart(BAR, '&format=pdf'), type: 'application/pdf', size: '500x300' },
  { what: 'format base64', get: chart(BAR, '&format=base64'), type: 'text/plain', size: DEFAULT_SIZE },
  { what: 'encoding url', get: chart(BAR, '&encoding=url'), type: PNG, size: DEFAULT_SIZE },
  {
    what: 'encoding base64',
    get: `/chart?encoding=base64&c=${encodeURIComponent(Buffer.from(BAR).toString('base64'))}`,
    type: PNG,
    size: DEFAULT_SIZE,
  },
  {
    what: 'encoding base64 with + and / as they are',
    get: `/chart?encoding=base64&c=${Buffer.from(BAR.replace('Dogs', '~~~???>>>')).toString('base64')}`,
    type: PNG,
    size: DEFAULT_SIZE,
  },
  { what: 'an api key, ignored', get: chart(BAR, '&key=abc'), type: PNG },
];

const BODIES: readonly Row[] = [
  {
    what: 'a chart as an object',
    post: { chart: { type: 'bar', data: { labels: ['a'], datasets: [{ data: [1] }] } } },
    type: PNG,
    size: DEFAULT_SIZE,
  },
  { what: 'a chart as text', post: { chart: BAR }, type: PNG, size: DEFAULT_SIZE },
  {
    what: 'all documented keys',
    post: {
      version: '2',
      backgroundColor: 'transparent',
      width: 400,
      height: 200,
      devicePixelRatio: 1.0,
      format: 'png',
      chart: BAR,
    },
    type: PNG,
    size: '400x200',
  },
  {
    what: 'width and height as text',
    post: { width: '400', height: '200', devicePixelRatio: 1, chart: BAR },
    size: '400x200',
  },
  { what: 'svg', post: { format: 'svg', chart: BAR }, type: 'image/svg+xml', size: '500x300' },
  { what: 'webp', post: { format: 'webp', chart: BAR }, type: 'image/webp', size: DEFAULT_SIZE },
  { what: 'pdf', post: { format: 'pdf', chart: BAR }, type: 'application/pdf', size: '500x300' },
  {
    what: 'base64 encoding',
    post: { encoding: 'base64', chart: Buffer.from(BAR).toString('base64') },
    type: PNG,
    size: DEFAULT_SIZE,
  },
  {
    what: 'the short keys',
    post: { c: BAR, w: 100, h: 100, bkg: 'red', f: 'jpg' },
    type: 'image/jpeg',
    size: '200x200',
  },
];

const KINDS: readonly Row[] = [
  drawn('bar', BAR),
  drawn('horizontalBar', BAR.replace('bar', 'horizontalBar')),
  drawn(
    'stacked bar',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS},${CATS}]},options:{scales:{xAxes:[{stacked:true}],yAxes:[{stacked:true}]}}}`,
  ),
  drawn(
    'line',
    `{type:'line',data:{${MONTHS},datasets:[{label:'Dogs',data:[50,60,70,180,190],fill:false,borderColor:'blue'},${CATS}]}}`,
  ),
  drawn('sparkline', `{type:'sparkline',data:{datasets:[{data:[140,60,274,370,199]}]}}`),
  drawn('radar', BAR.replace('bar', 'radar')),
  drawn('pie', `{type:'pie',data:{${MONTHS},datasets:[{data:[50,60,70,180,190]}]}}`),
  drawn(
    'doughnut',
    `{type:'doughnut',data:{${MONTHS},datasets:[{data:[50,60,70,180,190]}]},options:{plugins:{doughnutlabel:{labels:[{text:'550',font:{size:20}},{text:'total'}]}}}}`,
  ),
  drawn('polarArea', `{type:'polarArea',data:{${MONTHS},datasets:[{data:[50,60,70,180,190]}]}}`),
  drawn('scatter', `{type:'scatter',data:{datasets:[{label:'Data 1',data:[{x:2,y:4},{x:3,y:3},{x:-10,y:0}]}]}}`),
  drawn('bubble', `{type:'bubble',data:{datasets:[{label:'Data 1',data:[{x:1,y:4,r:9},{x:2,y:4,r:6}]}]}}`),
  drawn('radialGauge', `{type:'radialGauge',data:{datasets:[{data:[70],backgroundColor:'green'}]}}`),
  drawn(
    'gauge',
    `{type:'gauge',data:{datasets:[{value:50,data:[20,40,60],backgroundColor:['green','orange','red'],borderWidth:2}]},options:{valueLabel:{fontSize:22}}}`,
  ),
  drawn('progressBar', `{type:'progressBar',data:{datasets:[{data:[50]}]}}`),
  drawn('progressBar of another whole', `{type:'progressBar',data:{datasets:[{data:[50]},{data:[80]}]}}`),
  drawn(
    'boxplot',
    `{type:'boxplot',data:{labels:[2017,2018],datasets:[{label:'Data 1',data:[[0,1,2,3,9],[4,5,6]],outlierColor:'#999'}]}}`,
  ),
  drawn(
    'horizontalBoxPlot',
    `{type:'horizontalBoxPlot',data:{labels:[2017],datasets:[{label:'Data 1',data:[[0,1,2,3,9]]}]}}`,
  ),
  drawn('violin', `{type:'violin',data:{labels:[2019],datasets:[{label:'Data 1',data:[[12,6,3,4,7,8]]}]}}`),
  drawn(
    'horizontalViolin',
    `{type:'horizontalViolin',data:{labels:[2019],datasets:[{label:'Data 1',data:[[12,6,3,4,7,8]]}]}}`,
  ),
  drawn(
    'outlabeledPie',
    `{type:'outlabeledPie',data:{labels:['ONE','TWO'],datasets:[{backgroundColor:['#FF3784','#36A2EB'],data:[1,2]}]},options:{plugins:{legend:false,outlabels:{text:'%l %p',color:'white',stretch:35,font:{resizable:true,minSize:12,maxSize:18}}}}}`,
  ),
  drawn('outlabeledDoughnut', `{type:'outlabeledDoughnut',data:{labels:['ONE','TWO'],datasets:[{data:[1,2]}]}}`),
  drawn(
    'bar and line',
    `{type:'bar',data:{${MONTHS},datasets:[{type:'line',label:'D1',fill:false,data:[15,4,16,4,10]},${DOGS}]}}`,
  ),
  drawn('donut', `{type:'donut',data:{${MONTHS},datasets:[{data:[50,60,70,180,190]}]}}`),
];

const OPTIONS: readonly Row[] = [
  drawn(
    'a title',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{title:{display:true,text:'Basic chart title'}}}`,
  ),
  drawn(
    'a title of lines',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{title:{display:true,text:['one','two'],fontSize:20,fontColor:'blue'}}}`,
  ),
  drawn(
    'a legend elsewhere',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{legend:{position:'bottom',align:'start',labels:{fontSize:10,fontStyle:'bold'}}}}`,
  ),
  drawn(
    'two value axes',
    `{type:'line',data:{${MONTHS},datasets:[{label:'a',yAxisID:'A',data:[1,2]},{label:'b',yAxisID:'B',data:[9,8]}]},options:{scales:{yAxes:[{id:'A',position:'left'},{id:'B',position:'right'}]}}}`,
  ),
  drawn(
    'axis labels',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{scales:{yAxes:[{scaleLabel:{display:true,labelString:'Users'},gridLines:{display:false},ticks:{min:0,max:300,stepSize:100}}]}}}`,
  ),
  drawn(
    'a time axis',
    `{type:'line',data:{labels:['2020-01-01','2020-02-01'],datasets:[${DOGS}]},options:{scales:{xAxes:[{type:'time',time:{unit:'month'}}]}}}`,
  ),
  drawn(
    'a logarithmic axis',
    `{type:'line',data:{${MONTHS},datasets:[${DOGS}]},options:{scales:{yAxes:[{type:'logarithmic'}]}}}`,
  ),
  drawn(
    'data labels',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{plugins:{datalabels:{display:true,align:'bottom',backgroundColor:'#ccc',borderRadius:3}}}}`,
  ),
  drawn(
    'lines as annotations',
    `{type:'line',data:{${MONTHS},datasets:[${DOGS}]},options:{annotation:{annotations:[{type:'line',mode:'vertical',scaleID:'x-axis-0',value:'March',borderColor:'red',label:{enabled:true,content:'Here'}}]}}}`,
  ),
  drawn(
    'boxes as annotations (version 4)',
    `{type:'line',data:{${MONTHS},datasets:[${DOGS}]},options:{plugins:{annotation:{annotations:{box:{type:'box',yMin:60,yMax:90,backgroundColor:'rgba(255,0,0,0.2)'}}}}}}`,
    '&v=4',
  ),
  drawn(
    'the tick format plugin',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{plugins:{tickFormat:{style:'currency',currency:'USD',minimumFractionDigits:0,applyToDataLabels:true}}}}`,
  ),
  drawn(
    'a prefix and suffix of ticks',
    `{type:'bar',data:{${MONTHS},datasets:[${DOGS}]},options:{plugins:{tickFormat:{prefix:'~',suffix:' km',locale:'de-DE'}}}}`,
  ),
  drawn(
    'a gradient',
    `{type:'bar',data:{${MONTHS},datasets:[{data:[5,6],backgroundColor:getGradientFillHelper('vertical',['#36a2eb','#a336eb'])}]}}`,
  ),
  drawn(
    'a pattern',
    `{type:'bar',data:{${MONTHS},datasets:[{data:[5,6],backgroundColor:pattern.draw('square','#ff6384')}]}}`,
  ),
  drawn(
    'rotated, half a doughnut',
    `{type:'doughnut',data:{datasets:[{data:[5,6]}]},options:{rotation:Math_PI,circumference:Math_PI,cutoutPercentage:80}}`.replaceAll(
      'Math_PI',
      '3.14159',
    ),
  ),
];

const OTHERS: readonly Row[] = [
  { what: 'a QR code', get: '/qr?text=Hello%20world', type: PNG, size: '150x150' },
  { what: 'a QR code of a size', get: '/qr?text=Hello&size=200', type: PNG, size: '200x200' },
  { what: 'a QR code as svg', get: '/qr?text=Hello&format=svg', type: 'image/svg+xml', size: '150x150' },
  { what: 'a QR code as base64', get: '/qr?text=Hello&format=base64', type: 'text/plain', size: '150x150' },
  {
    what: 'a QR code in colours',
    get: '/qr?text=Hello&dark=f00&light=0000&margin=1&ecLevel=H',
    type: PNG,
    size: '150x150',
  },
  { what: 'a healthcheck', get: '/healthcheck', type: 'application/json' },
];

const REFUSALS: readonly Row[] = [
  { what: 'no chart', get: '/chart', status: 400, type: PNG },
  { what: 'a chart that is not well-formed', get: chart(`{type:'bar'`), status: 400, type: PNG },
  { what: 'a kind that nobody knows', get: chart(`{type:'nothing',data:{}}`), status: 400, type: PNG },
  {
    what: 'two sparklines',
    get: chart(`{type:'sparkline',data:{datasets:[${DOGS},${CATS}]}}`),
    status: 400,
    type: PNG,
  },
  {
    what: 'a short link that never was',
    get: '/chart/render/sf-00000000-0000-0000-0000-000000000000',
    status: 404,
    type: PNG,
  },
  { what: 'a QR code of nothing', get: '/qr', status: 400, type: PNG },
];

const DIFFERENCES: readonly Row[] = [
  {
    what: 'a function for ticks',
    get: chart(`{type:'bar',data:{datasets:[${DOGS}]},options:{scales:{yAxes:[{ticks:{callback:(v)=>'$'+v}}]}}}`),
    status: 400,
    type: PNG,
    differs: 'Functions are never run; named formats and the tick format plugin are there for it.',
  },
  {
    what: 'a background image by its address',
    get: chart(`{type:'bar',data:{datasets:[{data:[1],backgroundColor:getImageFill('https://example.org/a.png')}]}}`),
    status: 400,
    type: PNG,
    differs: 'Nothing is fetched; images come as data URLs.',
  },
  {
    what: 'a chart in the form of Google Image Charts',
    get: '/chart?cht=bvg&chs=300x200&chd=t:5,5,5',
    status: 400,
    type: PNG,
    differs: 'The interface of a service that has ended.',
  },
  {
    what: 'a GraphViz graph',
    get: '/graphviz?graph=digraph{a->b}',
    status: 404,
    type: 'application/json',
    differs: 'Charts and QR codes only; so too word clouds, tables and barcodes.',
  },
];

export const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'parameters of GET /chart': PARAMETERS,
  'POST /chart': BODIES,
  'kinds of charts': KINDS,
  'options of charts': OPTIONS,
  'other routes': OTHERS,
  'what is refused': REFUSALS,
  'documented differences': DIFFERENCES,
};
